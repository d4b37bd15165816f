package dev.hma.evaluation.report;

import java.util.Arrays;
import java.util.List;

/**
 * Counts of numbers in bins of one width, which several sides share.
 *
 * <p>Few whole numbers get a bin each. Otherwise the bins span the values of all sides, or, where some lie far beyond the
 * bulk of the first side's, that bulk and a quarter of its width at either end: the bins at the ends then hold
 * everything beyond as well.
 *
 * @param from the lower end of the first bin
 * @param width the width of a bin
 * @param whole whether each bin stands for one whole number, its middle
 * @param below whether the first bin holds everything below, too
 * @param above whether the last bin holds everything above, too
 * @param counts per side the number of values in each bin
 */
record Histogram(double from, double width, boolean whole, boolean below, boolean above, List<int[]> counts) {
    private static final int BINS = 32;
    private static final int WHOLE_NUMBERS = 40;
    /** The share of the first side's values at either end that are not its bulk. */
    private static final double TAIL = 0.005;

    private static final double MARGIN = 0.25;
    /** Numbers beyond are counted with it: the width of bins must be finite. */
    private static final double LARGEST = 1e300;

    /**
     * Counts.
     *
     * @param sides per side the values, NaN where there is none; the first one tells what is usual
     * @return the counts; no bins at all if there is no value
     */
    static Histogram of(List<double[]> sides) {
        List<double[]> sorted = sides.stream().map(Histogram::sorted).toList();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        for (double[] values : sorted) {
            if (values.length > 0) {
                low = Math.min(low, values[0]);
                high = Math.max(high, values[values.length - 1]);
                whole &= whole(values);
            }
        }
        if (low > high) {
            return new Histogram(
                    0,
                    1,
                    false,
                    false,
                    false,
                    sides.stream().map(s -> new int[0]).toList());
        }
        if (whole && high - low < WHOLE_NUMBERS) {
            return counted(sorted, low - 0.5, 1, (int) (high - low) + 1, true, false, false);
        }
        if (low == high) {
            return counted(sorted, low - 0.5, 1, 1, false, false, false);
        }
        boolean below = low < -LARGEST;
        boolean above = high > LARGEST;
        low = Math.max(low, -LARGEST);
        high = Math.min(high, LARGEST);
        double[] usual =
                sorted.stream().filter(values -> values.length > 0).findFirst().orElseThrow();
        double start = usual[(int) (TAIL * (usual.length - 1))];
        double end = usual[(int) Math.ceil((1 - TAIL) * (usual.length - 1))];
        double margin = MARGIN * (end - start);
        double from = low;
        double to = high;
        if (margin > 0 && low < start - margin) {
            below = true;
            from = start - margin;
        }
        if (margin > 0 && high > end + margin) {
            above = true;
            to = end + margin;
        }
        if (whole) {
            // Bins of equally many whole numbers, or some would stand out for nothing.
            double width = Math.ceil((to - from + 1) / BINS);
            double first = Math.floor(from) - 0.5;
            int bins = (int) Math.ceil((to + 0.5 - first) / width);
            return counted(sorted, first, width, Math.max(1, bins), width == 1, below, above);
        }
        return counted(sorted, from, (to - from) / BINS, BINS, false, below, above);
    }

    private static Histogram counted(
            List<double[]> sides, double from, double width, int bins, boolean whole, boolean below, boolean above) {
        List<int[]> counts = sides.stream()
                .map(values -> {
                    int[] counted = new int[bins];
                    for (double value : values) {
                        int bin = (int) Math.floor((value - from) / width);
                        counted[Math.max(0, Math.min(bins - 1, bin))]++;
                    }
                    return counted;
                })
                .toList();
        return new Histogram(from, width, whole, below, above, counts);
    }

    private static double[] sorted(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static boolean whole(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    }
}
