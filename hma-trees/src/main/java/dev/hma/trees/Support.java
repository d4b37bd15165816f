package dev.hma.trees;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The numbers that a column is drawn from. Those that several rows share stand for themselves; the others, at most a few
 * thousand, for the values around them.
 *
 * @param values the numbers, ascending
 * @param repeated which of them stand for themselves
 * @param index per different value of the column the number that stands for it
 */
record Support(double[] values, BitSet repeated, int[] index) {
    /** How many numbers stand for the values that are not repeated. */
    private static final int KNOTS = 4096;

    /** How many numbers may stand for themselves. */
    private static final int REPEATED = 16_384;

    /** From how many rows on a value counts as repeated. */
    static final int SHARED = 3;

    static Support of(Distinct distinct, TreesParameters parameters) {
        int n = distinct.values().length;
        int least = leastCount(distinct, Math.max(SHARED, parameters.rare()));
        int[] ends = ends(distinct, parameters.extremes());
        long single = 0;
        for (int i = ends[0]; i <= ends[1]; i++) {
            single += distinct.counts()[i] < least ? distinct.counts()[i] : 0;
        }
        double[] values = new double[n];
        BitSet repeated = new BitSet();
        int[] index = new int[n];
        int size = 0;
        int from = ends[0];
        while (from <= ends[1]) {
            int to = from + 1;
            if (distinct.counts()[from] >= least) {
                repeated.set(size);
            } else {
                long rows = distinct.counts()[from];
                while (to <= ends[1] && distinct.counts()[to] < least && rows * KNOTS < single) {
                    rows += distinct.counts()[to++];
                }
            }
            values[size] = distinct.values()[(from + to - 1) / 2];
            Arrays.fill(index, from, to, size++);
            from = to;
        }
        // What is held back becomes the outermost that is not.
        Arrays.fill(index, ends[1] + 1, n, Math.max(0, size - 1));
        return new Support(Arrays.copyOf(values, size), repeated, index);
    }

    /** The least number of rows that makes a value a repeated one, such that there are not too many of these. */
    private static int leastCount(Distinct distinct, int wanted) {
        int least = wanted;
        while (true) {
            int repeated = 0;
            for (int count : distinct.counts()) {
                repeated += count >= least ? 1 : 0;
            }
            if (repeated <= REPEATED) {
                return least;
            }
            least *= 2;
        }
    }

    /** The first and the last value that are not held back: all but the extremes, the middle one at least. */
    private static int[] ends(Distinct distinct, int extremes) {
        int[] counts = distinct.counts();
        int first = 0;
        int last = counts.length - 1;
        for (long rows = 0; first < last && rows + counts[first] <= extremes; first++) {
            rows += counts[first];
        }
        for (long rows = 0; last > first && rows + counts[last] <= extremes; last--) {
            rows += counts[last];
        }
        return new int[] {first, last};
    }
}
