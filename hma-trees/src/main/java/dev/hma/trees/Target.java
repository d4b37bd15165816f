package dev.hma.trees;

import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a tree separates: per row one of finitely many outcomes, and per outcome a few coordinates. A split is good if the
 * coordinates' means differ between its sides.
 *
 * <p>For a number the coordinates are the first three Legendre polynomials of its rank, which see shifts, spreads and
 * skews (Neyman's smooth test); for a category an indicator per code, which gives Gini's index. Of many codes there are
 * random signs instead, whose squared differences of means are on average those of the indicators. Where a value is missing
 * that no guard speaks for, that is an outcome, too, the last one, with a coordinate of its own.
 *
 * @param outcomes per row the index of its value, or its code; -1 where it is missing by its guard, or held back
 * @param size how many outcomes there are, without the missing one
 * @param dimensions how many coordinates each has
 * @param coordinates those of the first outcome, of the second, ...
 */
record Target(int[] outcomes, int size, int dimensions, double[] coordinates) {
    private static final double[] WEIGHTS = {1, 0.7, 0.5};
    /** Up to how many codes each has an indicator: that many always, and more where rows are not too many. */
    static final int INDICATORS = 16;

    private static final int MOST_INDICATORS = 64;
    /** As many rows times codes make chance in the signs small, and indicators slow. */
    private static final long MANY = 4_000_000;

    private static final int SIGNS = 12;

    /** So that the signs together are as long as an indicator. */
    private static final double SIGN = 1 / Math.sqrt(SIGNS);

    private static final Draws DRAWS = Draws.of(0).at("signs of categories");

    static Target ofNumbers(Distinct distinct, Support support, boolean guarded) {
        int[] outcomes = new int[distinct.index().length];
        int size = support.values().length;
        for (int i = 0; i < outcomes.length; i++) {
            int value = distinct.index()[i];
            outcomes[i] = value < 0 ? missing(guarded, size) : support.index()[value];
        }
        int[] counts = counts(outcomes, size);
        double all = Arrays.stream(counts).sum();
        int dimensions = WEIGHTS.length + (guarded ? 0 : 1);
        double[] coordinates = new double[(size + 1) * dimensions];
        double below = 0;
        for (int k = 0; k < size; k++) {
            double rank = 2 * (below + 0.5 * counts[k]) / all - 1;
            int at = k * dimensions;
            coordinates[at] = WEIGHTS[0] * Math.sqrt(3) * rank;
            coordinates[at + 1] = WEIGHTS[1] * Math.sqrt(5) * 0.5 * (3 * rank * rank - 1);
            coordinates[at + 2] = WEIGHTS[2] * Math.sqrt(7) * 0.5 * (5 * rank * rank - 3) * rank;
            below += counts[k];
        }
        return new Target(outcomes, size, dimensions, withMissing(coordinates, size, dimensions, guarded));
    }

    static Target ofCodes(double[] column, int n, int levels, int rare, boolean guarded) {
        int[] outcomes = new int[n];
        for (int i = 0; i < n; i++) {
            outcomes[i] = Double.isNaN(column[i]) ? missing(guarded, levels) : (int) column[i];
        }
        int[] counts = counts(outcomes, levels);
        if (Arrays.stream(counts).anyMatch(count -> count >= rare)) {
            for (int i = 0; i < n; i++) {
                boolean held = outcomes[i] >= 0 && outcomes[i] < levels && counts[outcomes[i]] < rare;
                outcomes[i] = held ? -1 : outcomes[i];
            }
        }
        boolean few = levels <= INDICATORS || levels <= MOST_INDICATORS && (long) levels * n <= MANY;
        int dimensions = (few ? levels : SIGNS) + (guarded ? 0 : 1);
        double[] coordinates = new double[(levels + 1) * dimensions];
        for (int code = 0; code < levels; code++) {
            if (few) {
                coordinates[code * dimensions + code] = 1;
            } else {
                for (int d = 0; d < SIGNS; d++) {
                    coordinates[code * dimensions + d] = (DRAWS.bits(code, d) >> 40 & 1) == 0 ? SIGN : -SIGN;
                }
            }
        }
        return new Target(outcomes, levels, dimensions, withMissing(coordinates, levels, dimensions, guarded));
    }

    private static int missing(boolean guarded, int size) {
        return guarded ? -1 : size;
    }

    private static double[] withMissing(double[] coordinates, int size, int dimensions, boolean guarded) {
        if (!guarded) {
            coordinates[(size + 1) * dimensions - 1] = 1;
        }
        return coordinates;
    }

    /** Whether each outcome's coordinates are 0 but for the one of its own number, which is 1. */
    boolean areIndicators() {
        return Arrays.stream(outcomes).allMatch(outcome -> outcome < dimensions)
                && IntStream.range(0, dimensions * Math.min(dimensions, coordinates.length / dimensions))
                        .allMatch(at -> coordinates[at] == (at % (dimensions + 1) == 0 ? 1 : 0));
    }

    /** How many rows have each outcome; those that are missing are not counted. */
    int[] counts() {
        return counts(outcomes, size);
    }

    private static int[] counts(int[] outcomes, int size) {
        int[] counts = new int[size];
        for (int outcome : outcomes) {
            if (outcome >= 0 && outcome < size) {
                counts[outcome]++;
            }
        }
        return counts;
    }

    /** The squared distance between the outcomes of two rows. */
    double distance(int row, int other) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            double difference =
                    coordinates[outcomes[row] * dimensions + d] - coordinates[outcomes[other] * dimensions + d];
            sum += difference * difference;
        }
        return sum;
    }

    /** The same for some of the rows. */
    Target only(IntPredicate some) {
        int[] kept = new int[outcomes.length];
        Arrays.setAll(kept, i -> some.test(i) ? outcomes[i] : -1);
        return new Target(kept, size, dimensions, coordinates);
    }

    /** The same without the rows of which another target says that they repeat a value. */
    Target without(Target repeats) {
        return only(i -> repeats.outcomes()[i] <= Siblings.NEW);
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
