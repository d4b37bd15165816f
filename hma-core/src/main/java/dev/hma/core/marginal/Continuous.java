package dev.hma.core.marginal;

/**
 * A continuous distribution, seen along a line: a strictly increasing coordinate that runs from minus infinity to
 * infinity while the value crosses the support (the logarithm of the distance from the lower end, for example). There its
 * tails are never too short for a double, and its quantiles are a smooth function of the normal's.
 */
interface Continuous {
    /** The coordinate of a value; infinite at the ends of the support and beyond. */
    double line(double x);

    /** The value at a coordinate. */
    double value(double y);

    /** The logarithm of dx/dy at a coordinate. */
    double logStretch(double y);

    /** The logarithm of the probability up to a coordinate. */
    double logCdf(double y);

    /** The logarithm of the probability from a coordinate on. */
    double logSurvival(double y);

    /** The logarithm of the density of the coordinate. */
    double logLineDensity(double y);

    /** The map between coordinates and latent normals that {@link ClippedMarginal} goes through for rows. */
    default ScoreMap scoreMap() {
        return new ScoreTable(this);
    }

    /** The probability of a value not above x. */
    default double cdf(double x) {
        return probability(line(x), true);
    }

    /** The probability of a value above x. */
    default double survival(double x) {
        return probability(line(x), false);
    }

    private double probability(double y, boolean upTo) {
        double near = StrictMath.exp(upTo ? logCdf(y) : logSurvival(y));
        return near <= 0.5 ? near : 1 - StrictMath.exp(upTo ? logSurvival(y) : logCdf(y));
    }

    /** The logarithm of the density of the value. */
    default double logDensity(double x) {
        double y = line(x);
        return logLineDensity(y) - logStretch(y);
    }

    /**
     * The value with given probabilities on either side, of which the smaller one counts.
     *
     * @param p the probability up to the value, above 0
     * @param q the probability from the value on, above 0
     */
    default double quantile(double p, double q) {
        return value(lineQuantile(p, q, 0));
    }

    /**
     * The coordinate with given probabilities on either side: Newton's method on the logarithm of the smaller one, kept
     * inside a bracket by bisection.
     *
     * @param start where to begin
     */
    default double lineQuantile(double p, double q, double start) {
        boolean lower = p <= q;
        double target = StrictMath.log(lower ? p : q);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double y = start;
        for (int i = 0; i < 300; i++) {
            double tail = lower ? logCdf(y) : logSurvival(y);
            double excess = lower ? tail - target : target - tail;
            if (excess < 0) {
                low = y;
            } else {
                high = y;
            }
            double longest = 4 + 0.5 * Math.abs(y);
            double newton = excess / StrictMath.exp(logLineDensity(y) - tail);
            double next = y - Math.max(-longest, Math.min(longest, newton));
            if (!(next >= low && next <= high)) {
                // A bracket without an end is left towards that end.
                next = Double.isInfinite(low)
                        ? y - longest
                        : Double.isInfinite(high) ? y + longest : 0.5 * (low + high);
            }
            double step = Math.abs(next - y);
            y = next;
            // Newton's next step would be about the square of this one.
            if (step <= 1e-9 * Math.max(1, Math.abs(y))) {
                break;
            }
        }
        return y;
    }
}
