package dev.hma.trees;

import java.util.Arrays;

/**
 * The values of a feature in a few classes, coarse enough for tables of two features: intervals of about as many rows each, a
 * value that has as many by itself. Codes go by their order; what is missing is a class of its own, the first.
 */
final class Intervals {
    private static final int OF_NUMBERS = 10;
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

    /** How many rows a class needs for cells of two features to have so many each, on average. */
    static int rows(int all, int perCell) {
        return (int) Math.ceil(Math.sqrt((double) all * perCell));
    }

    /**
     * Those of the values of some rows.
     *
     * @param distinct the values
     * @param category whether they are codes
     * @param least how many rows a class has at least, if there are as many
     */
    static Intervals of(Distinct distinct, boolean category, int least) {
        int[] counts = distinct.counts();
        long all = distinct.present();
        long many = Math.max(least, all / (category ? OF_CODES : OF_NUMBERS));
        double[] ends = new double[counts.length];
        int n = 0;
        long inInterval = 0;
        for (int k = 0; k < counts.length; k++) {
            inInterval += counts[k];
            boolean last = k == counts.length - 1;
            boolean beforeHeavy = !last && counts[k + 1] >= many;
            if (last && inInterval < least && n > 0) {
                n--;
            }
            if (last || inInterval >= (beforeHeavy ? least : many)) {
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

    /** The class of a value; that of what is missing if there were no values. */
    int of(double value) {
        if (Double.isNaN(value) || ends.length == 0) {
            return 0;
        }
        // The two zeros are one value.
        int at = Arrays.binarySearch(ends, value + 0.0);
        return 1 + (at >= 0 ? at : Math.min(ends.length - 1, -at - 1));
    }
}
