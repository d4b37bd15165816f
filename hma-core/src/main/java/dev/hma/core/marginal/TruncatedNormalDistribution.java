package dev.hma.core.marginal;

import dev.hma.api.marginal.Normal;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** The part of a normal distribution inside an interval. */
final class TruncatedNormalDistribution implements Continuous {
    private static final double LOG_SQRT_TWO_PI = 0.9189385332046727;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(12);

    private final Interval support;

    /** Where the interval begins and how long it is, in standard deviations of the normal. */
    private final double start;

    private final double width;
    private final double logWidth;
    private final double logWhole;

    TruncatedNormalDistribution(double mean, double sd, Interval support) {
        this.support = support;
        // In halves, as the difference of two doubles may be more than a double.
        start = (0.5 * support.low() - 0.5 * mean) / (0.5 * sd);
        width = (0.5 * support.high() - 0.5 * support.low()) / (0.5 * sd);
        logWidth = StrictMath.log(width);
        logWhole = logProbability(start, width);
    }

    /** The logarithm of the probability of a standard normal between {@code from} and {@code from + width}. */
    static double logProbability(double from, double width) {
        if (from + 0.5 * width < 0) {
            return logProbability(-from - width, width);
        }
        double exponent = width * (from + 0.5 * width);
        if (width < 1 && exponent < 1) {
            // The density hardly changes: no difference of tails, which would be nearly equal.
            double sum = 0;
            for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
                double s = 0.5 * width * (1 + RULE.getPoint(i));
                sum += RULE.getWeight(i) * StrictMath.exp(-s * (from + 0.5 * s));
            }
            return -0.5 * from * from - LOG_SQRT_TWO_PI + StrictMath.log(0.5 * width * sum);
        }
        if (from >= 0) {
            double rest = Normal.scaledTail(from) - StrictMath.exp(-exponent) * Normal.scaledTail(from + width);
            return -0.5 * from * from + StrictMath.log(rest);
        }
        return StrictMath.log1p(-Normal.cdf(from) - Normal.cdf(-from - width));
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
        double z = start + width * StrictMath.exp(Logs.logistic(y));
        return logWidth + Logs.logistic(y) + Logs.logistic(-y) - 0.5 * z * z - LOG_SQRT_TWO_PI - logWhole;
    }

    @Override
    public double logCdf(double y) {
        return logProbability(start, width * StrictMath.exp(Logs.logistic(y))) - logWhole;
    }

    @Override
    public double logSurvival(double y) {
        // Seen from the other end, so that short distances from it stay exact.
        return logProbability(-start - width, width * StrictMath.exp(Logs.logistic(-y))) - logWhole;
    }
}
