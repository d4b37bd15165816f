package dev.hma.evaluation.score;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The distance of Kolmogorov and Smirnov between two samples. */
public final class KolmogorovSmirnov {
    private KolmogorovSmirnov() {}

    /**
     * The largest difference of two empirical distribution functions, which are the shares of values not above a point.
     *
     * @param first some numbers; NaN is left out
     * @param second others
     * @return from 0 to 1; NaN if one side has no number
     */
    public static double distance(double[] first, double[] second) {
        double[] a = sorted(first);
        double[] b = sorted(second);
        if (a.length == 0 || b.length == 0) {
            return Double.NaN;
        }
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double x = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= x) {
                i++;
            }
            while (j < b.length && b[j] <= x) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }

    /**
     * The distance between two samples of whole numbers.
     *
     * @param first some numbers
     * @param second others
     * @return from 0 to 1; NaN if one side is empty
     */
    public static double distance(int[] first, int[] second) {
        return distance(doubles(first), doubles(second));
    }

    private static double[] doubles(int[] numbers) {
        return IntStream.of(numbers).asDoubleStream().toArray();
    }

    private static double[] sorted(double[] numbers) {
        double[] sorted = new double[numbers.length];
        int size = 0;
        for (double number : numbers) {
            if (!Double.isNaN(number)) {
                sorted[size++] = number;
            }
        }
        sorted = Arrays.copyOf(sorted, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
