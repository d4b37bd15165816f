package dev.hma.core.compare;

import java.util.Arrays;

/** The Kolmogorov-Smirnov distance: the largest difference between two distribution functions. */
public final class KolmogorovSmirnov {
    private KolmogorovSmirnov() {}

    /**
     * The distance between two samples.
     *
     * @param first numbers without NaN; they are sorted in place
     * @param second likewise
     * @return from 0 to 1; 0 for two empty samples, 1 if only one of them is empty
     */
    public static double distance(double[] first, double[] second) {
        if (first.length == 0 || second.length == 0) {
            return first.length == second.length ? 0 : 1;
        }
        Arrays.sort(first);
        Arrays.sort(second);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            double value = Math.min(first[i], second[j]);
            i = beyond(first, i, value);
            j = beyond(second, j, value);
            largest = Math.max(largest, Math.abs((double) i / first.length - (double) j / second.length));
        }
        return largest;
    }

    /** Steps over the values up to the given one; 0.0 and -0.0 are the same. */
    private static int beyond(double[] sorted, int from, double value) {
        int index = from;
        while (index < sorted.length && sorted[index] <= value) {
            index++;
        }
        return index;
    }
}
