package dev.hma.evaluation.score;

import java.util.stream.DoubleStream;
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
        double[] a = present(first);
        double[] b = present(second);
        return a.length == 0 || b.length == 0 ? Double.NaN : dev.hma.core.compare.KolmogorovSmirnov.distance(a, b);
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

    private static double[] present(double[] numbers) {
        return DoubleStream.of(numbers).filter(number -> !Double.isNaN(number)).toArray();
    }
}
