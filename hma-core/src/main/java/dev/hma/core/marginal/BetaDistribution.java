package dev.hma.core.marginal;

import org.apache.commons.math3.special.Beta;

/**
 * The beta distribution over an interval. The incomplete beta function is taken from its continued fraction (Abramowitz
 * and Stegun, 26.5.8) on the side of the mean where that converges fast, in logarithms.
 */
final class BetaDistribution implements Continuous {
    private static final double LOG_SQRT_TWO_PI = 0.9189385332046727;
    private static final double EPSILON = 1e-16;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 100_000;

    private final double alpha;
    private final double beta;
    private final Interval support;
    private final double logBeta;

    /** The mean, the rest of the support, the coordinate of the mean, and the density there. */
    private final double mean;

    private final double rest;
    private final double peak;
    private final double logPeak;

    BetaDistribution(double alpha, double beta, Interval support) {
        this.alpha = alpha;
        this.beta = beta;
        this.support = support;
        logBeta = Beta.logBeta(alpha, beta);
        double sum = alpha + beta;
        mean = alpha / sum;
        rest = beta / sum;
        peak = StrictMath.log(alpha / beta);
        logPeak = 0.5 * StrictMath.log(alpha * rest)
                - LOG_SQRT_TWO_PI
                - Logs.stirlingError(alpha)
                - Logs.stirlingError(beta)
                + Logs.stirlingError(sum);
    }

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
    public double logLineDensity(double y) {
        double fromPeak = y - peak;
        if (Math.abs(fromPeak) < 1) {
            return logPeak
                    - alpha * StrictMath.log1p(rest * StrictMath.expm1(-fromPeak))
                    - beta * StrictMath.log1p(mean * StrictMath.expm1(fromPeak));
        }
        return alpha * Logs.logistic(y) + beta * Logs.logistic(-y) - logBeta;
    }

    @Override
    public double logCdf(double y) {
        return leftOfMean(y) ? logLower(y) : Logs.complement(logUpper(y));
    }

    @Override
    public double logSurvival(double y) {
        return leftOfMean(y) ? Logs.complement(logLower(y)) : logUpper(y);
    }

    private boolean leftOfMean(double y) {
        return StrictMath.exp(Logs.logistic(y)) < (alpha + 1) / (alpha + beta + 2);
    }

    private double logLower(double y) {
        double fraction = fraction(StrictMath.exp(Logs.logistic(y)), alpha, beta);
        return logLineDensity(y) - StrictMath.log(alpha) + StrictMath.log(fraction);
    }

    private double logUpper(double y) {
        double fraction = fraction(StrictMath.exp(Logs.logistic(-y)), beta, alpha);
        return logLineDensity(y) - StrictMath.log(beta) + StrictMath.log(fraction);
    }

    /** Lentz's method, two terms at a time. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double factor = d * c;
            value *= factor;
            if (Math.abs(factor - 1) <= EPSILON) {
                break;
            }
        }
        return value;
    }

    private static double nonZero(double x) {
        return Math.abs(x) < TINY ? TINY : x;
    }
}
