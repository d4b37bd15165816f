package dev.hma.core.marginal;

import org.apache.commons.math3.special.Gamma;

/**
 * The gamma distribution from an origin upwards. The incomplete gamma function is taken from its series below the mean
 * (Abramowitz and Stegun, 6.5.29) and from its continued fraction above (6.5.31), in logarithms.
 */
final class GammaDistribution implements Continuous {
    private static final double LOG_SQRT_TWO_PI = 0.9189385332046727;
    private static final double EPSILON = 1e-16;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 100_000;

    private final double shape;
    private final double scale;
    private final double origin;
    private final double logScale;
    private final double logGamma;
    private final double logShape;
    private final double logPeak;

    GammaDistribution(double shape, double scale, double origin) {
        this.shape = shape;
        this.scale = scale;
        this.origin = origin;
        logScale = StrictMath.log(scale);
        logGamma = Gamma.logGamma(shape);
        logShape = StrictMath.log(shape);
        logPeak = 0.5 * logShape - LOG_SQRT_TWO_PI - Logs.stirlingError(shape);
    }

    @Override
    public double line(double x) {
        if (x <= origin) {
            return Double.NEGATIVE_INFINITY;
        }
        // In halves, as the difference of two doubles may be more than a double.
        return StrictMath.log((0.5 * x - 0.5 * origin) / (0.5 * scale));
    }

    @Override
    public double value(double y) {
        return 2 * (0.5 * origin + 0.5 * scale * StrictMath.exp(y));
    }

    @Override
    public double logStretch(double y) {
        return logScale + y;
    }

    @Override
    public double logLineDensity(double y) {
        double fromPeak = y - logShape;
        if (Math.abs(fromPeak) < 1) {
            return logPeak + shape * (fromPeak - StrictMath.expm1(fromPeak));
        }
        double x = StrictMath.exp(y);
        return x == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : shape * y - x - logGamma;
    }

    @Override
    public double logCdf(double y) {
        double x = StrictMath.exp(y);
        return x < shape + 1 ? logLower(y, x) : Logs.complement(logUpper(y, x));
    }

    @Override
    public double logSurvival(double y) {
        double x = StrictMath.exp(y);
        return x < shape + 1 ? Logs.complement(logLower(y, x)) : logUpper(y, x);
    }

    private double logLower(double y, double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; k <= MOST_TERMS && term > EPSILON * sum; k++) {
            term *= x / (shape + k);
            sum += term;
        }
        return logLineDensity(y) - StrictMath.log(shape) + StrictMath.log(sum);
    }

    /** Lentz's method. */
    private double logUpper(double y, double x) {
        if (x == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double b = x + 1 - shape;
        double c = 1 / TINY;
        double d = 1 / nonZero(b);
        double value = d;
        for (int k = 1; k <= MOST_TERMS; k++) {
            double a = -k * (k - shape);
            b += 2;
            d = 1 / nonZero(a * d + b);
            c = nonZero(b + a / c);
            double factor = d * c;
            value *= factor;
            if (Math.abs(factor - 1) <= EPSILON) {
                break;
            }
        }
        return logLineDensity(y) + StrictMath.log(value);
    }

    private static double nonZero(double x) {
        return Math.abs(x) < TINY ? TINY : x;
    }
}
