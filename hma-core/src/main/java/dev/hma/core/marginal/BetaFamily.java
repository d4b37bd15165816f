package dev.hma.core.marginal;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import java.util.OptionalInt;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** The beta distribution with both exponents and both ends by maximum likelihood. */
public final class BetaFamily implements MarginalFamily<BetaState> {
    /** The ends lie no further outside the data than this many ranges: by then the distribution is a gamma or normal one. */
    private static final double FARTHEST = 30;

    private static final double SMALLEST = 0.02;
    private static final double LARGEST = 1e6;

    @Override
    public Marginal fit(ValueCounts values) {
        Sample sample = Sample.of(values);
        if (sample.constant()) {
            double only = sample.min();
            return restore(new BetaState(1, 1, only, only, only, only));
        }
        double nearest = sample.margin();
        double logNearest = StrictMath.log(nearest);
        double logFarthest = StrictMath.log(Math.max(2 * nearest, Math.min(FARTHEST, 300 * sample.sd())));
        double[] offsets = Search.maximum(
                point -> new Shape(sample, StrictMath.exp(point[0]), StrictMath.exp(point[1])).likelihood(),
                new double[] {logNearest, logNearest},
                new double[] {logFarthest, logFarthest});
        double below = StrictMath.exp(offsets[0]);
        double above = StrictMath.exp(offsets[1]);
        Shape shape = new Shape(sample, below, above);
        return restore(new BetaState(
                shape.alpha, shape.beta, sample.value(-below), sample.value(1 + above), sample.min(), sample.max()));
    }

    /** The exponents that fit best with given ends. */
    private static final class Shape {
        private final double meanLog;
        private final double meanLogRest;
        private final double logLength;
        private double alpha;
        private double beta;

        Shape(Sample sample, double below, double above) {
            double length = 1 + below + above;
            logLength = StrictMath.log(length);
            meanLog = sample.meanLogAbove(below) - logLength;
            meanLogRest = sample.meanLogBelow(above) - logLength;
            double mean = (sample.mean() + below) / length;
            double variance = Math.max(1e-12, sample.sd() * sample.sd() / (length * length));
            // By the moments, to begin with.
            double sum = Math.max(0.1, mean * (1 - mean) / variance - 1);
            alpha = limited(mean * sum);
            beta = limited((1 - mean) * sum);
            climb();
        }

        private static double limited(double exponent) {
            return Math.max(SMALLEST, Math.min(LARGEST, exponent));
        }

        /** Newton's method on a concave function, with steps halved until they lead upwards. */
        private void climb() {
            double reached = likelihood(alpha, beta);
            for (int i = 0; i < 50; i++) {
                double digammaSum = Gamma.digamma(alpha + beta);
                double trigammaSum = Gamma.trigamma(alpha + beta);
                double slopeA = meanLog - Gamma.digamma(alpha) + digammaSum;
                double slopeB = meanLogRest - Gamma.digamma(beta) + digammaSum;
                double bendA = Gamma.trigamma(alpha) - trigammaSum;
                double bendB = Gamma.trigamma(beta) - trigammaSum;
                double determinant = bendA * bendB - trigammaSum * trigammaSum;
                double stepA = (bendB * slopeA + trigammaSum * slopeB) / determinant;
                double stepB = (trigammaSum * slopeA + bendA * slopeB) / determinant;
                double gained = 0;
                for (double part = 1; part > 1e-6 && !(gained > 0); part /= 2) {
                    double a = limited(alpha + part * stepA);
                    double b = limited(beta + part * stepB);
                    double value = likelihood(a, b);
                    if (value > reached) {
                        gained = value - reached;
                        alpha = a;
                        beta = b;
                        reached = value;
                    }
                }
                if (!(gained > 1e-10)) {
                    break;
                }
            }
        }

        private double likelihood(double a, double b) {
            return (a - 1) * meanLog + (b - 1) * meanLogRest - Beta.logBeta(a, b);
        }

        /** The mean log-likelihood of the positions. */
        double likelihood() {
            return likelihood(alpha, beta) - logLength;
        }
    }

    @Override
    public Marginal restore(BetaState state) {
        return state.min() == state.max()
                ? new PointMarginal(state.min(), state)
                : new ClippedMarginal(
                        new BetaDistribution(state.alpha(), state.beta(), new Interval(state.low(), state.high())),
                        state.min(),
                        state.max(),
                        state);
    }

    @Override
    public OptionalInt parameters() {
        return OptionalInt.of(4);
    }
}
