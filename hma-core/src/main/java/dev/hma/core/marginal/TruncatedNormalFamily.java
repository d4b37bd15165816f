package dev.hma.core.marginal;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import java.util.OptionalInt;

/**
 * A normal distribution without its tails, over the range of the data and half a row or half a step beyond, by maximum
 * likelihood. In the limit of a wide normal it becomes an exponential or a uniform distribution.
 */
public final class TruncatedNormalFamily implements MarginalFamily<TruncatedNormalState> {
    /** The widest normal, in lengths of the support: over it the density's logarithm bends by 1/200. */
    private static final double WIDEST = 10;

    private static final double LOG_SQRT_TWO_PI = 0.9189385332046727;

    @Override
    public Marginal fit(ValueCounts values) {
        Sample sample = Sample.of(values);
        if (sample.constant()) {
            double only = sample.min();
            return restore(new TruncatedNormalState(only, 0, only, only, only, only));
        }
        // Positions 0 to 1 in the support, which is longer than the range by the margins.
        double margin = sample.margin();
        double length = 1 + 2 * margin;
        double m = (sample.mean() + margin) / length;
        double s = sample.sd() / length;
        double logSd = Search.maximum(
                point -> likelihood(StrictMath.exp(point[0]), m, s),
                new double[] {StrictMath.log(0.5 * s)},
                new double[] {StrictMath.log(WIDEST)})[0];
        double sd = StrictMath.exp(logSd);
        double mean = normalMean(sd, m);
        return restore(new TruncatedNormalState(
                sample.value(mean * length - margin),
                sample.length(sd * length),
                sample.value(-margin),
                sample.value(1 + margin),
                sample.min(),
                sample.max()));
    }

    /** The largest mean log-likelihood with a given standard deviation of the normal. */
    private static double likelihood(double sd, double m, double s) {
        double mean = normalMean(sd, m);
        double z = (m - mean) / sd;
        double spread = s / sd;
        return -0.5 * (z * z + spread * spread)
                - StrictMath.log(sd)
                - TruncatedNormalDistribution.logProbability(-mean / sd, 1 / sd);
    }

    /** The normal's mean with which the truncated mean is that of the data: it grows with the normal's, so bisection finds it. */
    private static double normalMean(double sd, double m) {
        double low = m;
        double high = m;
        double reach = sd;
        while (truncatedMean(low, sd) > m && reach < 1e9) {
            low -= reach;
            reach *= 2;
        }
        reach = sd;
        while (truncatedMean(high, sd) < m && reach < 1e9) {
            high += reach;
            reach *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = 0.5 * (low + high);
            if (truncatedMean(middle, sd) < m) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private static double truncatedMean(double mean, double sd) {
        double from = -mean / sd;
        double to = (1 - mean) / sd;
        double logWhole = TruncatedNormalDistribution.logProbability(from, 1 / sd) + LOG_SQRT_TWO_PI;
        return mean + sd * (StrictMath.exp(-0.5 * from * from - logWhole) - StrictMath.exp(-0.5 * to * to - logWhole));
    }

    @Override
    public Marginal restore(TruncatedNormalState state) {
        return state.min() == state.max()
                ? new PointMarginal(state.min(), state)
                : new ClippedMarginal(
                        new TruncatedNormalDistribution(
                                state.mean(), state.sd(), new Interval(state.low(), state.high())),
                        state.min(),
                        state.max(),
                        state);
    }

    @Override
    public OptionalInt parameters() {
        return OptionalInt.of(4);
    }
}
