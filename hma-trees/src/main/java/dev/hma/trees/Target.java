package dev.hma.trees;

import dev.hma.api.random.Draws;
import java.util.Arrays;

/**
 * What a tree separates: per row one of finitely many outcomes, and per outcome a few coordinates. A split is good if the
 * coordinates' means differ between its sides.
 *
 * <p>For a number the coordinates are the first three Legendre polynomials of its rank, which see shifts, spreads and
 * skews (Neyman's smooth test); for a category an indicator per code, which gives Gini's index. Of many codes there are
 * random signs instead, whose squared differences of means are on average those of the indicators.
 *
 * @param outcomes per row the index of its value, or its code; -1 where it is missing or held back
 * @param size how many outcomes there are
 * @param dimensions how many coordinates each has
 * @param coordinates those of the first outcome, of the second, ...
 */
record Target(int[] outcomes, int size, int dimensions, double[] coordinates) {
    private static final double[] WEIGHTS = {1, 0.7, 0.5};
    private static final int INDICATORS = 16;
    private static final int SIGNS = 12;
    private static final Draws DRAWS = Draws.of(0).at("signs of categories");

    static Target ofNumbers(Distinct distinct, Support support) {
        int[] outcomes = new int[distinct.index().length];
        int size = support.values().length;
        long[] counts = new long[size];
        for (int i = 0; i < outcomes.length; i++) {
            int value = distinct.index()[i];
            outcomes[i] = value < 0 ? -1 : support.index()[value];
            if (value >= 0) {
                counts[outcomes[i]]++;
            }
        }
        double all = Arrays.stream(counts).sum();
        double[] coordinates = new double[size * WEIGHTS.length];
        double below = 0;
        for (int k = 0; k < size; k++) {
            double rank = 2 * (below + 0.5 * counts[k]) / all - 1;
            coordinates[3 * k] = WEIGHTS[0] * Math.sqrt(3) * rank;
            coordinates[3 * k + 1] = WEIGHTS[1] * Math.sqrt(5) * 0.5 * (3 * rank * rank - 1);
            coordinates[3 * k + 2] = WEIGHTS[2] * Math.sqrt(7) * 0.5 * (5 * rank * rank - 3) * rank;
            below += counts[k];
        }
        return new Target(outcomes, size, WEIGHTS.length, coordinates);
    }

    static Target ofCodes(double[] column, int n, int levels, int rare) {
        int[] outcomes = new int[n];
        int[] counts = new int[levels];
        for (int i = 0; i < n; i++) {
            outcomes[i] = Double.isNaN(column[i]) ? -1 : (int) column[i];
            if (outcomes[i] >= 0) {
                counts[outcomes[i]]++;
            }
        }
        if (Arrays.stream(counts).anyMatch(count -> count >= rare)) {
            for (int i = 0; i < n; i++) {
                outcomes[i] = outcomes[i] >= 0 && counts[outcomes[i]] < rare ? -1 : outcomes[i];
            }
        }
        int dimensions = levels <= INDICATORS ? levels : SIGNS;
        double[] coordinates = new double[levels * dimensions];
        for (int code = 0; code < levels; code++) {
            if (levels <= INDICATORS) {
                coordinates[code * dimensions + code] = 1;
            } else {
                for (int d = 0; d < dimensions; d++) {
                    coordinates[code * dimensions + d] = (DRAWS.bits(code, d) >> 40 & 1) == 0 ? 1 : -1;
                }
            }
        }
        return new Target(outcomes, levels, dimensions, coordinates);
    }

    /** The rows that have an outcome. */
    int[] rows() {
        int[] rows = new int[outcomes.length];
        int n = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] >= 0) {
                rows[n++] = i;
            }
        }
        return Arrays.copyOf(rows, n);
    }
}
