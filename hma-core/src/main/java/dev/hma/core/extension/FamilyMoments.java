package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Lattice;

/** A family's sums of one feature, read as moments of its scores. */
final class FamilyMoments {
    /** Smaller families say nothing about their spread. */
    static final int SPREAD_SIZE = 3;

    private static final double LEAST_SD = 1e-3;

    private final double[] sizes;
    private final double[] sums;
    private final double[] squares;

    FamilyMoments(FeatureBatch families) {
        this.sizes = families.column(0);
        this.sums = families.column(1);
        this.squares = families.column(2);
    }

    long size(int family) {
        return (long) sizes[family];
    }

    double mean(int family) {
        return sums[family] / (Lattice.UNIT * sizes[family]);
    }

    /** {@return the sum of squared scores} */
    double squares(int family) {
        return squares[family] / (Lattice.UNIT * Lattice.UNIT);
    }

    /** {@return the sum of squared deviations from the mean} */
    double squaredDeviations(int family) {
        double mean = mean(family);
        return Math.max(0, squares(family) - mean * mean * sizes[family]);
    }

    /**
     * The variance of a family, shrunk: the mean of its own and the pooled one, which counts for as many degrees of freedom
     * as give a chi-square the variation between families.
     *
     * @param family a family with a row at least
     * @param pooled the pooled variance
     * @param tau the standard deviation of the logarithms of the families' true standard deviations
     */
    double shrunkVariance(int family, double pooled, double tau) {
        double prior = 0.5 / (tau * tau);
        double variance = (squaredDeviations(family) + prior * pooled) / (sizes[family] - 1 + prior);
        return Math.max(variance, PlainMap.LEAST_VARIANCE);
    }

    /** {@return an unbiased estimate of the logarithm of the standard deviation; the family has two rows at least} */
    double logSd(int family) {
        double degrees = sizes[family] - 1;
        double sd = Math.sqrt(squaredDeviations(family) / degrees);
        return StrictMath.log(Math.max(LEAST_SD, sd)) - SpreadNoise.bias((long) degrees);
    }
}
