package dev.hma.core.marginal;

/**
 * A normal distribution, cut to the range of the data.
 *
 * @param mean the mean
 * @param sd the standard deviation; 0 if the range is a single value
 * @param min the smallest value
 * @param max the largest value
 */
public record NormalState(double mean, double sd, double min, double max) {
    /** Checks the parameters. */
    public NormalState {
        States.checkFinite(mean, sd, min, max);
        States.check(min <= max && (min == max ? sd >= 0 : sd > 0), "sd", sd, min, max);
    }
}
