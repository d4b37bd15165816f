package dev.hma.core.marginal;

/**
 * A normal distribution without its tails, cut to the range of the data.
 *
 * @param mean the mean of the whole normal distribution
 * @param sd its standard deviation; 0 if the range is a single value
 * @param low where the distribution begins, not above {@code min}
 * @param high where the distribution ends, not below {@code max}
 * @param min the smallest value
 * @param max the largest value
 */
public record TruncatedNormalState(double mean, double sd, double low, double high, double min, double max) {
    /** Checks the parameters. */
    public TruncatedNormalState {
        States.checkFinite(mean, sd, low, high, min, max);
        States.checkOrder(low, min, max, high);
        States.check(min == max ? sd >= 0 : sd > 0, "sd", sd, min, max);
    }
}
