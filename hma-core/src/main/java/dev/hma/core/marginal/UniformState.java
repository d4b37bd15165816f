package dev.hma.core.marginal;

/**
 * A uniform distribution, cut to the range of the data.
 *
 * @param low the lower end of the distribution, not above {@code min}
 * @param high the upper end of the distribution, not below {@code max}
 * @param min the smallest value
 * @param max the largest value
 */
public record UniformState(double low, double high, double min, double max) {
    /** Checks the parameters. */
    public UniformState {
        States.checkFinite(low, high, min, max);
        States.checkOrder(low, min, max, high);
    }
}
