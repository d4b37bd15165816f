package dev.hma.evaluation.trend;

import org.jspecify.annotations.Nullable;

/**
 * Ten equal bins between the least and the greatest of some numbers, after NumPy's {@code linspace} and {@code digitize},
 * which SDMetrics uses.
 */
public final class Bins {
    /** How many codes there are. */
    static final int COUNT = 11;

    private static final int STEPS = 10;

    private Bins() {}

    /**
     * The bin of each number: how many of the eleven edges are not above it, less one. So the maximum has a bin for itself,
     * which missing numbers share.
     *
     * @param numbers the numbers; NaN is a missing one
     * @param instants whether they are points in time, which are binned in nanoseconds: the edges around a single
     *     point fall together then
     * @return a code from 0 to 10 per number; null where edges fall together
     */
    public static int @Nullable [] of(double[] numbers, boolean instants) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            // Comparisons with NaN are false.
            min = number < min ? number : min;
            max = number > max ? number : max;
        }
        double[] edges = min > max ? edges(0, 1) : min == max ? edges(min - 0.5, max + 0.5) : edges(min, max);
        if (instants && min == max || !increasing(edges)) {
            return null;
        }
        int[] codes = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            codes[i] = Double.isNaN(numbers[i]) ? COUNT - 1 : bin(numbers[i], edges);
        }
        return codes;
    }

    private static double[] edges(double min, double max) {
        double[] edges = new double[STEPS + 1];
        double step = (max - min) / STEPS;
        for (int i = 0; i < STEPS; i++) {
            edges[i] = i * step + min;
        }
        edges[STEPS] = max;
        return edges;
    }

    private static boolean increasing(double[] edges) {
        for (int i = 0; i < STEPS; i++) {
            if (!(edges[i] < edges[i + 1])) {
                return false;
            }
        }
        return true;
    }

    private static int bin(double number, double[] edges) {
        int bin = 0;
        while (bin < STEPS && edges[bin + 1] <= number) {
            bin++;
        }
        return bin;
    }
}
