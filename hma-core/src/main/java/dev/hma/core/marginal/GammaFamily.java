package dev.hma.core.marginal;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import java.util.OptionalInt;
import org.apache.commons.math3.special.Gamma;

/** The gamma distribution with shape, scale and origin by maximum likelihood. */
public final class GammaFamily implements MarginalFamily<GammaState> {
    /** The origin lies no further below the data than this many ranges: by then the distribution is a normal one. */
    private static final double FARTHEST = 30;

    private static final double LARGEST_SHAPE = 1e6;

    @Override
    public Marginal fit(ValueCounts values) {
        Sample sample = Sample.of(values);
        if (sample.constant()) {
            return restore(new GammaState(1, 1, sample.min(), sample.min(), sample.min()));
        }
        double nearest = sample.margin();
        double farthest = Math.max(2 * nearest, Math.min(FARTHEST, 300 * sample.sd()));
        double offset = StrictMath.exp(
                Search.maximum(
                        point -> likelihood(sample, StrictMath.exp(point[0])),
                        new double[] {StrictMath.log(nearest)},
                        new double[] {StrictMath.log(farthest)})[0]);
        double shape = shape(sample.mean() + offset, sample.meanLogAbove(offset));
        double scale = (sample.mean() + offset) / shape;
        return restore(new GammaState(
                shape,
                Math.max(Double.MIN_NORMAL, sample.length(scale)),
                sample.value(-offset),
                sample.min(),
                sample.max()));
    }

    /** The largest mean log-likelihood with the origin at an offset below the data. */
    private static double likelihood(Sample sample, double offset) {
        double mean = sample.mean() + offset;
        double meanLog = sample.meanLogAbove(offset);
        double shape = shape(mean, meanLog);
        return (shape - 1) * meanLog - shape - shape * StrictMath.log(mean / shape) - Gamma.logGamma(shape);
    }

    /**
     * Solves log(k) - digamma(k) = log(mean) - mean log for the shape k. Start: Minka, "Estimating a Gamma distribution"
     * (2002), whose steps are taken in 1/k.
     */
    private static double shape(double mean, double meanLog) {
        double s = StrictMath.log(mean) - meanLog;
        if (!(s > 0.5 / LARGEST_SHAPE)) {
            return LARGEST_SHAPE;
        }
        double k = (3 - s + Math.sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
        for (int i = 0; i < 20; i++) {
            double excess = StrictMath.log(k) - Gamma.digamma(k) - s;
            double inverse = 1 / k + excess / (k * k * (1 / k - Gamma.trigamma(k)));
            if (!(inverse > 0)) {
                break;
            }
            double next = 1 / inverse;
            double change = Math.abs(next - k);
            k = next;
            if (change <= 1e-12 * k) {
                break;
            }
        }
        return Math.min(LARGEST_SHAPE, k);
    }

    @Override
    public Marginal restore(GammaState state) {
        return state.min() == state.max()
                ? new PointMarginal(state.min(), state)
                : new ClippedMarginal(
                        new GammaDistribution(state.shape(), state.scale(), state.origin()),
                        state.min(),
                        state.max(),
                        state);
    }

    @Override
    public OptionalInt parameters() {
        return OptionalInt.of(3);
    }
}
