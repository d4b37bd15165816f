package dev.hma.core.extension;

import dev.hma.core.copula.Triangle;

/**
 * Correlations as canonical partial correlations: the one of k and j, j before k, is that given all before j (a C-vine). They
 * vary freely in -1 to 1, so Fisher's z of them, artanh r, in all real numbers: whatever vector of these is drawn gives
 * a valid correlation matrix (Lewandowski, Kurowicka, Joe: Generating random correlation matrices based on vines and
 * extended onion method, Journal of Multivariate Analysis 100, 2009).
 *
 * <p>The partial correlations of row k are its entries of the Cholesky factor, each divided by what the entries before it
 * leave: L<sub>kj</sub> / sqrt(1 - L<sub>k1</sub>&sup2; - ... - L<sub>k,j-1</sub>&sup2;). Pairs are addressed as a
 * {@link Triangle}, factors as square matrices row by row.
 */
final class Vine {
    /** A variable of which the ones before it leave less variance than this is a function of them. */
    static final double LEAST_PIVOT = 1e-6;

    /** The strongest partial correlation that a family is taken to have. */
    private static final double STRONGEST = 0.999;

    private Vine() {}

    /** {@return Fisher's z of a correlation} */
    static double z(double correlation) {
        double r = Math.max(-STRONGEST, Math.min(STRONGEST, correlation));
        return 0.5 * StrictMath.log((1 + r) / (1 - r));
    }

    /** {@return the correlation of a Fisher z} */
    static double correlation(double z) {
        double e = StrictMath.exp(-2 * Math.abs(z));
        return Math.copySign((1 - e) / (1 + e), z);
    }

    /**
     * The Cholesky factor of the correlation matrix.
     *
     * @param partials the partial correlations, -1 to 1
     * @param size the number of variables
     * @param factor receives the lower triangle of the factor, {@code size} numbers per row
     */
    static void factor(double[] partials, int size, double[] factor) {
        for (int k = 0; k < size; k++) {
            double left = 1;
            for (int j = 0; j < k; j++) {
                double p = partials[Triangle.at(k, j)];
                factor[k * size + j] = p * Math.sqrt(left);
                left *= 1 - p * p;
            }
            factor[k * size + k] = Math.sqrt(left);
        }
    }

    /**
     * The partial correlations of a correlation matrix.
     *
     * @param correlations the correlations; NaN where unknown
     * @param size the number of variables
     * @param out receives the partial correlations; NaN where an unknown correlation, or a variable that is a function of
     *     those before it, leaves them unknown, or the numbers are no correlations of anything
     * @return the least share of variance that any variable has of its own; NaN if a partial correlation is
     */
    static double partials(double[] correlations, int size, double[] out) {
        double[] factor = new double[size * size];
        double least = 1;
        for (int k = 0; k < size; k++) {
            double left = 1;
            for (int j = 0; j < k; j++) {
                double sum = correlations[Triangle.at(k, j)];
                for (int l = 0; l < j; l++) {
                    sum -= factor[k * size + l] * factor[j * size + l];
                }
                double pivot = factor[j * size + j];
                double entry = pivot * pivot < LEAST_PIVOT ? Double.NaN : sum / pivot;
                double partial = left < LEAST_PIVOT ? Double.NaN : entry / Math.sqrt(left);
                // Pairs have rows of their own where values are missing, and need not fit together.
                partial = Math.abs(partial) <= 1 ? partial : Double.NaN;
                out[Triangle.at(k, j)] = partial;
                factor[k * size + j] = Double.isNaN(partial) ? Double.NaN : entry;
                left -= factor[k * size + j] * factor[k * size + j];
            }
            factor[k * size + k] = Math.sqrt(left);
            least = Math.min(least, left);
        }
        return least;
    }

    /**
     * The factor of some of the variables.
     *
     * @param factor a factor
     * @param size the number of its variables
     * @param present which of them are wanted; the rows and columns of the others are left as they are
     * @param out receives the factor, {@code size} numbers per row
     */
    static void factorOf(double[] factor, int size, boolean[] present, double[] out) {
        for (int k = 0; k < size; k++) {
            double left = 1;
            for (int j = 0; present[k] && j < k; j++) {
                if (present[j]) {
                    double sum = 0;
                    for (int l = 0; l <= j; l++) {
                        sum += factor[k * size + l] * factor[j * size + l];
                    }
                    for (int l = 0; l < j; l++) {
                        sum -= present[l] ? out[k * size + l] * out[j * size + l] : 0;
                    }
                    out[k * size + j] = out[j * size + j] == 0 ? 0 : sum / out[j * size + j];
                    left -= out[k * size + j] * out[k * size + j];
                }
            }
            out[k * size + k] = Math.sqrt(Math.max(0, left));
        }
    }
}
