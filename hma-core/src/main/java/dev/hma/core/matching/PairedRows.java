package dev.hma.core.matching;

import dev.hma.api.feature.Feature;
import dev.hma.api.marginal.Lattice;
import dev.hma.core.work.Orders;
import java.util.Arrays;
import java.util.List;

/**
 * Child rows that have a partner, and the partners that have rows, laid out for exchanges: what is looked at together lies
 * together.
 *
 * <p>Scores are standardised over these rows, those of partners as often as they have rows. A missing one is 0, which is as on
 * average, and so are all of a feature that is the same everywhere.
 */
final class PairedRows {
    /** Stands for a value that no two rows share. */
    static final int ALONE = -1;
    /** Stands for no value. */
    static final int MISSING = -2;

    private static final int NONE = -1;
    /** Variances of scores from here down are rounding. */
    static final double NO_VARIANCE = 1e-9;

    /** The rows, by their numbers in the table. */
    final int[] rows;
    /** The partners, by their numbers in the table of parents. */
    final int[] parents;
    /** Per row its partner, as an index of {@code parents}. */
    final int[] partner;
    /** The features of the child. */
    final List<Feature> features;
    /** Row by row the scores of the child's features. */
    final double[] scores;
    /** Row by row which of the values that several rows share the child's features have, or what stands in place of one. */
    final int[] values;
    /** The number of the partner's features. */
    final int told;
    /** Partner by partner the scores of its features. */
    final double[] parentScores;

    /**
     * Lays out rows and their partners.
     *
     * @param features the child's features
     * @param columns a column per feature of the child
     * @param parentFeatures the partner's features
     * @param parentColumns a column per feature of the partner, with an entry per parent
     * @param partners per row its partner, negative for none
     */
    PairedRows(
            List<Feature> features,
            double[][] columns,
            List<Feature> parentFeatures,
            double[][] parentColumns,
            int[] partners) {
        this.rows = paired(partners);
        this.partner = new int[rows.length];
        this.parents = numbered(partners);
        this.features = features;
        this.scores = new double[rows.length * features.size()];
        this.values = new int[scores.length];
        int[] once = new int[rows.length];
        Arrays.fill(once, 1);
        for (int f = 0; f < features.size(); f++) {
            double[] column = picked(columns[f], rows);
            int[] numbers = numbers(column);
            double[] standardised = standardised(features.get(f), column, once);
            for (int i = 0; i < rows.length; i++) {
                scores[i * features.size() + f] = standardised[i];
                values[i * features.size() + f] = numbers[i];
            }
        }
        this.told = parentFeatures.size();
        this.parentScores = new double[parents.length * told];
        int[] sizes = sizes();
        for (int g = 0; g < told; g++) {
            double[] standardised = standardised(parentFeatures.get(g), picked(parentColumns[g], parents), sizes);
            for (int p = 0; p < parents.length; p++) {
                parentScores[p * told + g] = standardised[p];
            }
        }
    }

    private static int[] paired(int[] partners) {
        int[] rows = new int[partners.length];
        int n = 0;
        for (int row = 0; row < partners.length; row++) {
            if (partners[row] >= 0) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    /** Numbers the partners as they come first; gives which they are. */
    private int[] numbered(int[] partners) {
        int[] numbers = new int[1 + Arrays.stream(partners).max().orElse(NONE)];
        Arrays.fill(numbers, NONE);
        int[] found = new int[rows.length];
        int n = 0;
        for (int i = 0; i < rows.length; i++) {
            int parent = partners[rows[i]];
            if (numbers[parent] == NONE) {
                numbers[parent] = n;
                found[n++] = parent;
            }
            partner[i] = numbers[parent];
        }
        return Arrays.copyOf(found, n);
    }

    /** Per partner how many rows it has. */
    private int[] sizes() {
        int[] sizes = new int[parents.length];
        for (int p : partner) {
            sizes[p]++;
        }
        return sizes;
    }

    /** Whether every row has a value of a feature. */
    boolean isComplete(int f) {
        for (int at = f; at < values.length; at += features.size()) {
            if (values[at] == MISSING) {
                return false;
            }
        }
        return true;
    }

    private static double[] picked(double[] column, int[] at) {
        return Arrays.stream(at).mapToDouble(i -> column[i]).toArray();
    }

    /** Numbers the values that several rows have, in ascending order. */
    private static int[] numbers(double[] column) {
        int[] numbers = new int[column.length];
        int[] order = Orders.sorted(column, new long[column.length]);
        int next = 0;
        for (int from = 0, to; from < order.length; from = to) {
            double value = column[order[from]];
            to = from + 1;
            while (to < order.length && column[order[to]] == value) {
                to++;
            }
            int number = Double.isNaN(value) ? MISSING : to - from > 1 ? next++ : ALONE;
            for (int k = from; k < to; k++) {
                numbers[order[k]] = number;
            }
        }
        return numbers;
    }

    /**
     * Scores with mean 0 and variance 1, weighted. They lie on the lattice again, so that their sums are exact and the order of rows does
     * not matter.
     */
    private static double[] standardised(Feature feature, double[] column, int[] weights) {
        double[] scores = new double[column.length];
        feature.marginal().score(column, scores, column.length);
        long n = 0;
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isNaN(scores[i])) {
                n += weights[i];
                sum += weights[i] * Lattice.units(scores[i]);
                squares += weights[i] * Lattice.squareUnits(scores[i] * scores[i]);
            }
        }
        double mean = sum / Lattice.UNIT / n;
        double variance = squares / (Lattice.UNIT * Lattice.UNIT) / n - mean * mean;
        double scale = variance > NO_VARIANCE ? 1 / Math.sqrt(variance) : 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Double.isNaN(scores[i]) ? 0 : Lattice.round((scores[i] - mean) * scale);
        }
        return scores;
    }
}
