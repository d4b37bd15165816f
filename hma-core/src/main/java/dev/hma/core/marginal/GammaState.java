package dev.hma.core.marginal;

/**
 * A gamma distribution, cut to the range of the data.
 *
 * @param shape the shape, above 0
 * @param scale the scale, above 0
 * @param origin where the distribution begins, not above {@code min}
 * @param min the smallest value
 * @param max the largest value
 */
public record GammaState(double shape, double scale, double origin, double min, double max) {
    /** Checks the parameters. */
    public GammaState {
        States.checkFinite(shape, scale, origin, min, max);
        States.checkOrder(origin, min, max, Double.MAX_VALUE);
        States.check(shape > 0, "shape", shape, min, max);
        States.check(scale > 0, "scale", scale, min, max);
    }
}
