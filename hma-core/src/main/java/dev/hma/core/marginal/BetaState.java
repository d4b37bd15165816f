package dev.hma.core.marginal;

/**
 * A beta distribution, cut to the range of the data.
 *
 * @param alpha the exponent at the lower end, above 0
 * @param beta the exponent at the upper end, above 0
 * @param low where the distribution begins, not above {@code min}
 * @param high where the distribution ends, not below {@code max}
 * @param min the smallest value
 * @param max the largest value
 */
public record BetaState(double alpha, double beta, double low, double high, double min, double max) {
    /** Checks the parameters. */
    public BetaState {
        States.checkFinite(alpha, beta, low, high, min, max);
        States.checkOrder(low, min, max, high);
        States.check(alpha > 0, "alpha", alpha, min, max);
        States.check(beta > 0, "beta", beta, min, max);
    }
}
