package dev.hma.trees;

import java.util.Arrays;

/**
 * The values of a column in classes, few enough that the rows of a small table come near to the share of each: a category by
 * its codes, a number by intervals of about as many rows each.
 */
final class Classes {
    /** How many classes a number has about, if no value has more than its share of rows. */
    private static final int OF_NUMBERS = 32;

    private final int[] ofDonor;
    private final double[] largest;
    private final double[] shares;
    private final double[] ranks;

    /**
     * What the shares of classes say of a column.
     *
     * @param rank the mean of the classes' ranks
     * @param squaredRank the mean of their squares
     * @param squaredShare the sum of squared shares
     */
    record Moments(double rank, double squaredRank, double squaredShare) {
        static final Moments NONE = new Moments(0, 0, 0);

        /** The same with a class that has a share, or without one that had. */
        Moments with(double share, double ofRank, int times) {
            return new Moments(
                    rank + times * share * ofRank,
                    squaredRank + times * share * ofRank * ofRank,
                    squaredShare + times * share * share);
        }
    }

    private Classes(int[] ofDonor, double[] largest, int[] rows) {
        this.ofDonor = ofDonor;
        this.largest = largest;
        double all = Arrays.stream(rows).sum();
        shares = Arrays.stream(rows).mapToDouble(n -> n / Math.max(1, all)).toArray();
        ranks = new double[shares.length];
        double below = 0;
        for (int c = 0; c < ranks.length; c++) {
            ranks[c] = 2 * (below + 0.5 * shares[c]) - 1;
            below += shares[c];
        }
    }

    /** Those of a category, or of a number, which alone has values and ends. */
    static Classes of(boolean category, double[] values, int[] ends, int[] rows) {
        return category ? ofCodes(rows) : ofNumbers(values, ends, rows);
    }

    /** A category, and how many rows each of its codes has. */
    static Classes ofCodes(int[] rows) {
        int[] ofDonor = new int[rows.length];
        Arrays.setAll(ofDonor, code -> code);
        return new Classes(ofDonor, new double[0], rows);
    }

    /**
     * A number.
     *
     * @param values its values, ascending
     * @param ends per class the index of its largest value
     * @param rows per class how many rows it has
     */
    static Classes ofNumbers(double[] values, int[] ends, int[] rows) {
        int[] ofDonor = new int[values.length];
        int c = 0;
        for (int k = 0; k < ofDonor.length; k++) {
            ofDonor[k] = c;
            c += k == ends[c] && c < ends.length - 1 ? 1 : 0;
        }
        return new Classes(
                ofDonor, Arrays.stream(ends).mapToDouble(k -> values[k]).toArray(), rows);
    }

    /**
     * Where the classes of a number end, by how many rows each of its values has: a heavy one is a class by itself, and so are the
     * smallest and the largest, by which people, and many a figure, see how far a column goes.
     */
    static int[] ends(int[] counts) {
        int[] ends = new int[counts.length];
        long all = Arrays.stream(counts).asLongStream().sum();
        int n = 0;
        long inClass = 0;
        for (int k = 0; k < counts.length; k++) {
            inClass += counts[k];
            boolean outermost = k == 0 || k >= counts.length - 2;
            if (outermost || inClass * OF_NUMBERS >= all || (long) counts[k + 1] * OF_NUMBERS >= all) {
                ends[n++] = k;
                inClass = 0;
            }
        }
        return Arrays.copyOf(ends, n);
    }

    /** How many rows there are in classes that end at some values, by how many rows each value has. */
    static int[] rows(int[] ends, int[] counts) {
        int[] rows = new int[ends.length];
        for (int c = 0; c < ends.length; c++) {
            rows[c] = Arrays.stream(counts, c == 0 ? 0 : ends[c - 1] + 1, ends[c] + 1)
                    .sum();
        }
        return rows;
    }

    /** How many classes there are. */
    int size() {
        return shares.length;
    }

    /** The share of the rows learnt from that a class has. */
    double share(int c) {
        return shares[c];
    }

    /** The mean rank of a class among the rows learnt from, from -1 to 1. */
    double rank(int c) {
        return ranks[c];
    }

    /** What the shares of the rows learnt from say. */
    Moments moments() {
        Moments moments = Moments.NONE;
        for (int c = 0; c < shares.length; c++) {
            moments = moments.with(shares[c], ranks[c], 1);
        }
        return moments;
    }

    /** Whether they are those of a category. */
    boolean areOfCodes() {
        return largest.length == 0;
    }

    /** The smallest number that there was; NaN of a category. */
    double smallest() {
        return areOfCodes() ? Double.NaN : largest[0];
    }

    /** The largest number that there was; NaN of a category. */
    double largest() {
        return areOfCodes() ? Double.NaN : largest[largest.length - 1];
    }

    /** The class of a donor; those of numbers ascend. */
    int ofDonor(int donor) {
        return ofDonor[donor];
    }

    /** The class of a value that is not missing. */
    int of(double value) {
        if (areOfCodes()) {
            return (int) value;
        }
        int at = Arrays.binarySearch(largest, value);
        return at >= 0 ? at : Math.min(largest.length - 1, -at - 1);
    }
}
