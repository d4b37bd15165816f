package dev.hma.core.marginal;

import dev.hma.api.marginal.Normal;

/** The normal distribution; its line is its own standard score. */
record NormalDistribution(double mean, double sd) implements Continuous {
    private static final double LOG_SQRT_TWO_PI = 0.9189385332046727;
    private static final ScoreMap IDENTITY = new ScoreMap() {
        @Override
        public double score(double y) {
            return y;
        }

        @Override
        public double line(double z) {
            return z;
        }
    };

    @Override
    public double line(double x) {
        // In halves, as the difference of two doubles may be more than a double.
        return (0.5 * x - 0.5 * mean) / (0.5 * sd);
    }

    @Override
    public double value(double y) {
        return 2 * (0.5 * mean + 0.5 * sd * y);
    }

    @Override
    public double logStretch(double y) {
        return StrictMath.log(sd);
    }

    @Override
    public double logCdf(double y) {
        return y <= 0 ? logTail(-y) : Logs.complement(logTail(y));
    }

    private static double logTail(double z) {
        return -0.5 * z * z + StrictMath.log(Normal.scaledTail(z));
    }

    @Override
    public double logSurvival(double y) {
        return logCdf(-y);
    }

    @Override
    public double logLineDensity(double y) {
        return -0.5 * y * y - LOG_SQRT_TWO_PI;
    }

    @Override
    public double lineQuantile(double p, double q, double start) {
        return p <= q ? Normal.quantile(p) : -Normal.quantile(q);
    }

    @Override
    public ScoreMap scoreMap() {
        return IDENTITY;
    }
}
