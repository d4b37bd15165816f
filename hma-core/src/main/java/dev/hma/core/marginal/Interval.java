package dev.hma.core.marginal;

/**
 * The line of a distribution between two ends: the logarithm of the distance from the lower end over the distance from
 * the upper end.
 */
record Interval(double low, double high) {
    private static final double LOG_TWO = 0.6931471805599453;

    double line(double x) {
        if (!(x > low && x < high)) {
            return x <= low ? Double.NEGATIVE_INFINITY : x >= high ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        // In halves, as the difference of two doubles may be more than a double.
        return StrictMath.log((0.5 * x - 0.5 * low) / (0.5 * high - 0.5 * x));
    }

    double value(double y) {
        double e = StrictMath.exp(-Math.abs(y));
        double near = 1 / (1 + e);
        double far = e * near;
        return y < 0 ? low * near + high * far : low * far + high * near;
    }

    double logStretch(double y) {
        return StrictMath.log(0.5 * high - 0.5 * low) + Logs.logistic(y) + Logs.logistic(-y) + LOG_TWO;
    }
}
