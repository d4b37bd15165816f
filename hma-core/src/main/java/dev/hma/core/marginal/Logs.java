package dev.hma.core.marginal;

import org.apache.commons.math3.special.Gamma;

/** Logarithms of probabilities, of the logistic and of the gamma function, without loss where they are small. */
final class Logs {
    private static final double LOG_HALF = -0.6931471805599453;

    private static final double LOG_SQRT_TWO_PI = 0.9189385332046727;

    private Logs() {}

    /** log(1 - exp(l)) of a log-probability l; one that rounding made positive counts as 0. */
    static double complement(double l) {
        double logP = Math.min(0, l);
        return logP > LOG_HALF ? StrictMath.log(-StrictMath.expm1(logP)) : StrictMath.log1p(-StrictMath.exp(logP));
    }

    /** log(1 / (1 + exp(-y))). */
    static double logistic(double y) {
        return y < 0 ? y - StrictMath.log1p(StrictMath.exp(y)) : -StrictMath.log1p(StrictMath.exp(-y));
    }

    /**
     * What Stirling's formula lacks: log(gamma(a)) - ((a - 1/2) log(a) - a + log(2&pi;)/2). With it the large terms of
     * densities cancel by algebra rather than by subtraction (Loader, "Fast and accurate computation of binomial
     * probabilities", 2000).
     */
    static double stirlingError(double a) {
        if (a < 15) {
            return Gamma.logGamma(a) - ((a - 0.5) * StrictMath.log(a) - a + LOG_SQRT_TWO_PI);
        }
        double s = 1 / (a * a);
        return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / a;
    }
}
