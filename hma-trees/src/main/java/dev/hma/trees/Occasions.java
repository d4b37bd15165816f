package dev.hma.trees;

import dev.hma.trees.TreesState.OccasionsState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many more rows there are on a whole number than on those around it: matches are played on the same days everywhere, and on
 * others hardly any. What is expected of a number is the mean around it, and counts are shrunk towards that the more, the less
 * they vary beyond chance (the gamma-Poisson model; Clayton, Kaldor: Empirical Bayes estimates of age-standardized relative
 * risks, Biometrics 43, 1987).
 */
final class Occasions {
    /** Up to which width whole numbers are looked at one by one. */
    private static final double MOST = 100_000;

    /** Which share of the width lies around a number. */
    private static final int AROUND = 40;

    /** By so much of their square do counts vary beyond chance, at least. */
    private static final double SPREAD = 0.25;

    private final double first;

    /** How crowded all numbers up to each are. */
    private final double[] upTo;

    Occasions(OccasionsState state) {
        first = state.first();
        double[] counts = counts(state);
        double[] expected = around(counts);
        upTo = new double[counts.length + 1];
        for (int k = 0; k < counts.length; k++) {
            upTo[k + 1] = upTo[k] + (counts[k] + 1 / state.spread()) / (expected[k] + 1 / state.spread());
        }
    }

    private static double[] counts(OccasionsState state) {
        double[] counts = new double[state.size()];
        Arrays.fill(counts, state.elsewhere());
        for (int k = 0; k < state.values().length; k++) {
            counts[(int) (state.values()[k] - state.first())] = state.rows()[k];
        }
        return counts;
    }

    /**
     * Finds them.
     *
     * @param distinct the values of all rows
     * @param least how many rows make an occasion: fewer count as none
     * @return null unless there are some
     */
    static @Nullable OccasionsState find(Distinct distinct, int least) {
        double[] values = distinct.values();
        int n = values.length;
        if (n == 0 || !Donors.isWhole(values) || values[n - 1] - values[0] >= MOST) {
            return null;
        }
        int size = (int) (values[n - 1] - values[0]) + 1;
        double[] counts = new double[size];
        int shared = 0;
        double others = 0;
        for (int k = 0; k < n; k++) {
            counts[(int) (values[k] - values[0])] = distinct.counts()[k];
            shared += distinct.counts()[k] >= least ? 1 : 0;
            others += distinct.counts()[k] >= least ? 0 : distinct.counts()[k];
        }
        double[] expected = around(counts);
        double beyond = 0;
        double squares = 0;
        for (int k = 0; k < size; k++) {
            double off = counts[k] - expected[k];
            beyond += off * off - expected[k];
            squares += expected[k] * expected[k];
        }
        double spread = beyond / squares;
        if (!(spread > SPREAD)) {
            return null;
        }
        double[] days = new double[shared];
        int[] rows = new int[shared];
        for (int k = 0, at = 0; k < n; k++) {
            if (distinct.counts()[k] >= least) {
                days[at] = values[k];
                rows[at++] = distinct.counts()[k];
            }
        }
        return new OccasionsState(values[0], size, days, rows, others / Math.max(1, size - shared), spread);
    }

    /** The mean around each. */
    private static double[] around(double[] counts) {
        int half = Math.max(1, counts.length / AROUND);
        double[] sums = new double[counts.length + 1];
        for (int k = 0; k < counts.length; k++) {
            sums[k + 1] = sums[k] + counts[k];
        }
        double[] around = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            int from = Math.max(0, k - half);
            int to = Math.min(counts.length, k + half + 1);
            around[k] = (sums[to] - sums[from]) / (to - from);
        }
        return around;
    }

    /** How crowded the whole numbers between two are, both with them, taken together; 1 each where nothing is known. */
    double between(double low, double high) {
        return upTo(high + 1) - upTo(low);
    }

    private double upTo(double value) {
        double at = value - first;
        if (at <= 0) {
            return at;
        }
        int last = upTo.length - 1;
        return at >= last ? upTo[last] + at - last : upTo[(int) at];
    }

    /** The whole number between two below which, and in which, lies a share of what there is. */
    double find(double low, double high, double share) {
        double wanted = upTo(low) + share * between(low, high);
        double from = low;
        double to = high;
        while (from < to) {
            double middle = Math.floor(0.5 * (from + to));
            if (upTo(middle + 1) <= wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
