package dev.hma.core.extension;

import dev.hma.api.random.Draws;

/**
 * Frequencies as the softmax of intercepts plus normal numbers (the logistic-normal distribution of Aitchison and Shen,
 * Biometrika 67, 1980), with given means and variances.
 *
 * @param intercepts a number per group
 * @param sds the standard deviations of the normal numbers, one per group but the reference
 */
record LogitNormal(double[] intercepts, double[] sds) {
    private static final int POINTS = 2048;
    private static final int ROUNDS = 60;
    private static final double LEAST_SD = 1e-3;
    private static final double MOST_SD = 30;

    /**
     * Finds intercepts and standard deviations, by repeated correction over fixed points.
     *
     * @param means the mean frequencies
     * @param reference the group whose normal number is 0
     * @param variances the variances of the frequencies; that of the reference follows from the others
     * @param covariance the lower triangle of numbers that correlate as the normals do
     */
    static LogitNormal fit(double[] means, int reference, double[] variances, double[][] covariance) {
        int size = means.length;
        double[][] points = points(factor(covariance));
        double[] sds = new double[size - 1];
        double[] intercepts = new double[size];
        for (int g = 0; g < size; g++) {
            intercepts[g] = StrictMath.log(means[g]);
            int l = ratio(g, reference);
            if (l >= 0) {
                sds[l] = limit(Math.sqrt(variances[g]) / (means[g] * (1 - means[g])));
            }
        }
        double[] b = new double[size - 1];
        double[] frequencies = new double[size];
        for (int round = 0; round < ROUNDS; round++) {
            double[] sums = new double[size];
            double[] squares = new double[size];
            for (double[] point : points) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    for (int l = 0; l < b.length; l++) {
                        b[l] = sign * sds[l] * point[l];
                    }
                    softmax(intercepts, b, reference, frequencies);
                    for (int g = 0; g < size; g++) {
                        sums[g] += frequencies[g];
                        squares[g] += frequencies[g] * frequencies[g];
                    }
                }
            }
            for (int g = 0; g < size; g++) {
                double mean = sums[g] / (2 * POINTS);
                double variance = squares[g] / (2 * POINTS) - mean * mean;
                intercepts[g] += StrictMath.log(means[g] / mean);
                int l = ratio(g, reference);
                if (l >= 0) {
                    // Relative to the most that the mean allows, for the mean is not yet right either; a fourth root,
                    // where a
                    // square root would go back and forth.
                    double wanted = variances[g] / (means[g] * (1 - means[g]));
                    double found = Math.max(variance, 1e-12) / (mean * (1 - mean));
                    double correction = Math.sqrt(Math.sqrt(wanted / found));
                    sds[l] = limit(sds[l] * Math.max(0.5, Math.min(2, correction)));
                }
            }
        }
        return new LogitNormal(intercepts, sds);
    }

    private static double limit(double sd) {
        return Math.max(LEAST_SD, Math.min(MOST_SD, sd));
    }

    /** {@return the index of a group's ratio; -1 for the reference} */
    private static int ratio(int group, int reference) {
        return group == reference ? -1 : group < reference ? group : group - 1;
    }

    /**
     * Frequencies of the groups.
     *
     * @param intercepts a number per group
     * @param b a number per group but the reference
     * @param reference the group whose number is 0
     * @param out receives the frequencies
     */
    static void softmax(double[] intercepts, double[] b, int reference, double[] out) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < out.length; g++) {
            int l = ratio(g, reference);
            out[g] = intercepts[g] + (l < 0 ? 0 : b[l]);
            highest = Math.max(highest, out[g]);
        }
        double sum = 0;
        for (int g = 0; g < out.length; g++) {
            out[g] = StrictMath.exp(out[g] - highest);
            sum += out[g];
        }
        for (int g = 0; g < out.length; g++) {
            out[g] /= sum;
        }
    }

    /** {@return the Cholesky factor of the correlations; a row of what depends on the rows before has a diagonal of 0} */
    private static double[][] factor(double[][] covariance) {
        int n = covariance.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            double left = 1;
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                double sum = scale > PlainMap.LEAST_VARIANCE ? covariance[i][j] / scale : 0;
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = factor[j][j] < 1e-6 ? 0 : sum / factor[j][j];
                left -= factor[i][j] * factor[i][j];
            }
            factor[i][i] = Math.sqrt(Math.max(0, left));
        }
        return factor;
    }

    /** {@return fixed standard normal points that correlate as the factor says; they stand for their negatives too} */
    private static double[][] points(double[][] factor) {
        Draws draws = Draws.of(0).at("logit-normal");
        int n = factor.length;
        double[][] points = new double[POINTS][n];
        double[] normals = new double[n];
        for (int i = 0; i < POINTS; i++) {
            for (int l = 0; l < n; l++) {
                normals[l] = draws.normal(i, l);
            }
            for (int l = 0; l < n; l++) {
                for (int k = 0; k <= l; k++) {
                    points[i][l] += factor[l][k] * normals[k];
                }
            }
        }
        return points;
    }
}
