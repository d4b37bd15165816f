package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Lattice;
import dev.hma.core.copula.Triangle;

/** Families' sums of pairs, read as correlations inside the family. */
final class FamilyPairs {
    /** Below this the scores of a family do not vary. */
    private static final double LEAST_VARIANCE = 1e-9;

    private final FeatureBatch families;
    private final int start;

    /**
     * @param families the sums of families
     * @param start which of them is the first of {@link PairSums}
     */
    FamilyPairs(FeatureBatch families, int start) {
        this.families = families;
        this.start = start;
    }

    private double sum(int pair, int cell, int family) {
        return families.column(start + PairSums.CELLS * pair + cell)[family];
    }

    /** {@return the number of rows that have both values of a pair} */
    double rows(int pair, int family) {
        return sum(pair, 0, family);
    }

    /** {@return the sum of squared deviations of the pair's first score from the family's mean, in units} */
    double first(int pair, int family) {
        double sum = sum(pair, 1, family) / Lattice.UNIT;
        return sum(pair, 3, family) / (Lattice.UNIT * Lattice.UNIT) - sum * sum / rows(pair, family);
    }

    /** {@return the sum of squared deviations of the pair's second score from the family's mean} */
    double second(int pair, int family) {
        double sum = sum(pair, 2, family) / Lattice.UNIT;
        return sum(pair, 4, family) / (Lattice.UNIT * Lattice.UNIT) - sum * sum / rows(pair, family);
    }

    /** {@return the sum of products of the deviations of both scores} */
    double product(int pair, int family) {
        double a = sum(pair, 1, family) / Lattice.UNIT;
        double b = sum(pair, 2, family) / Lattice.UNIT;
        return sum(pair, 5, family) / (Lattice.UNIT * Lattice.UNIT) - a * b / rows(pair, family);
    }

    /** {@return the correlation of a pair; NaN if the family has too few rows or values that do not vary} */
    double correlation(int pair, int family) {
        double n = rows(pair, family);
        if (n < 3) {
            return Double.NaN;
        }
        double a = first(pair, family);
        double b = second(pair, family);
        return a <= LEAST_VARIANCE * n || b <= LEAST_VARIANCE * n
                ? Double.NaN
                : Math.max(-1, Math.min(1, product(pair, family) / Math.sqrt(a * b)));
    }

    /**
     * The sampling variance of Fisher's z of a partial correlation.
     *
     * @param rows the number of rows
     * @param given how many variables it is conditional on
     * @return the variance; NaN if the rows are too few to say anything
     */
    static double noise(double rows, int given) {
        double degrees = rows - 3 - given;
        return degrees < 1 ? Double.NaN : 1 / degrees;
    }

    /**
     * Fisher's z of a partial correlation, without the bias that it has in few rows (Hotelling, Journal of the Royal
     * Statistical Society B 15, 1953).
     *
     * @param correlation the partial correlation in the rows
     * @param rows the number of rows
     * @param given how many variables it is conditional on
     */
    static double unbiased(double correlation, double rows, int given) {
        return Vine.z(correlation) - correlation / (2 * (rows - 1 - given));
    }

    /**
     * The estimates of a family for a vine.
     *
     * @param family the family
     * @param order which columns of {@link PairSums} are the vine's variables
     * @param z receives Fisher's z of every partial correlation; NaN where the family says nothing
     * @param noise receives their sampling variances
     */
    void estimate(int family, int[] order, double[] z, double[] noise) {
        int size = order.length;
        double[] r = new double[Triangle.size(size)];
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < k; j++) {
                r[Triangle.at(k, j)] = correlation(pair(order, k, j), family);
            }
        }
        Vine.partials(r, size, z);
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < k; j++) {
                int at = Triangle.at(k, j);
                double n = rows(pair(order, k, j), family);
                noise[at] = noise(n, j);
                z[at] = Double.isNaN(noise[at]) ? Double.NaN : unbiased(z[at], n, j);
            }
        }
    }

    /** {@return the address of the pair of two of a vine's variables} */
    static int pair(int[] order, int k, int j) {
        return order[k] > order[j] ? Triangle.at(order[k], order[j]) : Triangle.at(order[j], order[k]);
    }
}
