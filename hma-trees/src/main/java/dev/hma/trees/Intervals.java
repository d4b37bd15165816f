package dev.hma.trees;

import java.util.Arrays;

/**
 * The values of a feature in a few classes, coarse enough for tables of two features: intervals of about as many rows each, a
 * value that has as many by itself. Codes go by their order; what is missing is a class of its own, the first.
 */
final class Intervals {
    static final int OF_NUMBERS = 10;
    private static final int OF_CODES = 24;

    private final double[] ends;

    /**
     * Intervals.
     *
     * @param ends per interval its largest value, ascending; what is beyond the last belongs to it, too
     */
    Intervals(double[] ends) {
        this.ends = ends;
    }

    /**
     * Those of the values of some rows.
     *
     * @param distinct the values
     * @param category whether they are codes
     * @param least how many rows a class has at least, but for the last one
     */
    static Intervals of(Distinct distinct, boolean category, int least) {
        int most = Math.max(1, Math.min(category ? OF_CODES : OF_NUMBERS, distinct.present() / least));
        int[] counts = distinct.counts();
        long all = distinct.present();
        double[] ends = new double[counts.length];
        int n = 0;
        long inInterval = 0;
        for (int k = 0; k < counts.length; k++) {
            inInterval += counts[k];
            boolean full = inInterval * most >= all;
            if (full || k == counts.length - 1 || (long) counts[k + 1] * most >= all) {
                ends[n++] = distinct.values()[k];
                inInterval = 0;
            }
        }
        return new Intervals(Arrays.copyOf(ends, n));
    }

    double[] ends() {
        return ends;
    }

    /** How many classes there are, that of what is missing with them. */
    int size() {
        return ends.length + 1;
    }

    /** The class of a value. */
    int of(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int at = Arrays.binarySearch(ends, value + 0.0);
        return 1 + (at >= 0 ? at : Math.min(Math.max(0, ends.length - 1), -at - 1));
    }
}
