package dev.hma.core.extension;

/**
 * Mean and variance of a number that families truly have, from estimates whose sampling variances are known: weighted by
 * precision, with the expected noise taken out (method of moments).
 */
final class NoisyMoments {
    /** The number of sums. */
    static final int CELLS = 6;

    /** No estimate is weighted by more than if it had this variance of noise besides. */
    private static final double LEAST_NOISE = 0.01;
    /** A standard deviation of the true numbers below this is not worth a column. */
    private static final double LEAST_SD = 0.1;
    /** How many standard deviations above its expectation the variation must be. */
    private static final double SIGNIFICANCE = 3;

    private final double weights;
    private final double squaredWeights;
    private final double weighted;
    private final double squares;
    private final double noise;
    private final double weightedNoise;

    /** Reads the sums that begin at {@code at}. */
    NoisyMoments(long[] totals, int at) {
        this.weights = FixedPoint.value(totals[at]);
        this.squaredWeights = FixedPoint.value(totals[at + 1]);
        this.weighted = FixedPoint.value(totals[at + 2]);
        this.squares = FixedPoint.value(totals[at + 3]);
        this.noise = FixedPoint.value(totals[at + 4]);
        this.weightedNoise = FixedPoint.value(totals[at + 5]);
    }

    /** Adds the estimate of one family to the sums that begin at {@code at}. */
    static void add(long[] cells, int at, double estimate, double noise) {
        double w = 1 / (noise + LEAST_NOISE);
        cells[at] += FixedPoint.of(w);
        cells[at + 1] += FixedPoint.of(w * w);
        cells[at + 2] += FixedPoint.of(w * estimate);
        cells[at + 3] += FixedPoint.of(w * estimate * estimate);
        cells[at + 4] += FixedPoint.of(w * noise);
        cells[at + 5] += FixedPoint.of(w * w * noise);
    }

    /** {@return the mean; NaN if no family says anything} */
    double mean() {
        return weighted / weights;
    }

    /** {@return the variance of the true numbers; 0 if it is too small to be worth a column, or may be an accident} */
    double variance() {
        if (weights == 0) {
            return 0;
        }
        double observed = squares - weighted * weighted / weights;
        double expected = noise - weightedNoise / weights;
        double variance = (observed - expected) / (weights - squaredWeights / weights);
        // w * noise is at most 1, so its sum bounds the sum of its squares, and 2 of them the variance of the sum.
        double error = Math.sqrt(2 * noise);
        return variance > LEAST_SD * LEAST_SD && observed - expected > SIGNIFICANCE * error ? variance : 0;
    }
}
