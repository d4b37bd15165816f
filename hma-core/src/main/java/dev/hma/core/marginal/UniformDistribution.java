package dev.hma.core.marginal;

/** The uniform distribution over an interval. */
record UniformDistribution(Interval support) implements Continuous {
    @Override
    public double line(double x) {
        return support.line(x);
    }

    @Override
    public double value(double y) {
        return support.value(y);
    }

    @Override
    public double logStretch(double y) {
        return support.logStretch(y);
    }

    @Override
    public double logCdf(double y) {
        return Logs.logistic(y);
    }

    @Override
    public double logSurvival(double y) {
        return Logs.logistic(-y);
    }

    @Override
    public double logLineDensity(double y) {
        return Logs.logistic(y) + Logs.logistic(-y);
    }
}
