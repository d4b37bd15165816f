package dev.hma.core.extension;

import org.apache.commons.math3.special.Gamma;

/**
 * The sampling distribution of the logarithm of a standard deviation. With k degrees of freedom, k s&sup2; /
 * &sigma;&sup2; follows a chi-square distribution, so the logarithm of s has the mean log &sigma; + (&psi;(k/2) -
 * log(k/2)) / 2 and the variance &psi;'(k/2) / 4.
 */
final class SpreadNoise {
    private static final int TABLE = 128;
    private static final double[] BIAS = new double[TABLE];
    private static final double[] VARIANCE = new double[TABLE];

    static {
        for (int k = 1; k < TABLE; k++) {
            double half = k / 2.0;
            BIAS[k] = 0.5 * (Gamma.digamma(half) - StrictMath.log(half));
            VARIANCE[k] = 0.25 * Gamma.trigamma(half);
        }
    }

    private SpreadNoise() {}

    /** {@return what to take off the logarithm} */
    static double bias(long degrees) {
        if (degrees < TABLE) {
            return BIAS[(int) degrees];
        }
        double inverse = 1.0 / degrees;
        return -0.5 * inverse * (1 + inverse / 3);
    }

    /** {@return the variance of the logarithm} */
    static double variance(long degrees) {
        if (degrees < TABLE) {
            return VARIANCE[(int) degrees];
        }
        double inverse = 1.0 / degrees;
        return 0.5 * inverse * (1 + inverse);
    }
}
