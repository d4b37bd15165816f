package dev.hma.evaluation.score;

/** Percentiles of samples, interpolated linearly between order statistics. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * A percentile.
     *
     * @param sorted the sample, ascending
     * @param share the share of it that lies below, 0 to 1
     * @return the percentile; NaN for an empty sample
     */
    public static double of(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
