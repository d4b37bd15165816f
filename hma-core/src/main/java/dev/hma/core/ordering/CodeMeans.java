package dev.hma.core.ordering;

import dev.hma.api.marginal.Lattice;
import dev.hma.core.copula.ScoreTotals;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What the rows of each code of a category are like on average: a one-way multivariate analysis of variance with codes as
 * groups.
 *
 * @param rows per code its number of rows
 * @param means per code the means of the features' scores, in standard deviations from the mean of all rows
 * @param total the sum of products of all rows, in the same units
 */
record CodeMeans(double[] rows, double[][] means, double[][] total) {
    /** How sure it must be that codes differ along a direction that was chosen because they do. */
    private static final double SIGNIFICANCE = 0.001;
    /** A variance inside codes that is smaller than this is rounding. */
    private static final double NO_VARIANCE = 1e-9;

    /**
     * The means from their sums.
     *
     * @param cells per code the number of rows, then the sums of the features' scores
     * @param codes the number of codes
     * @param scores the sums over all rows
     */
    static CodeMeans of(long[] cells, int codes, ScoreTotals scores) {
        int features = codes == 0 ? 0 : cells.length / codes - 1;
        double[] rows = new double[codes];
        double[] all = new double[features];
        double n = 0;
        for (int k = 0; k < codes; k++) {
            rows[k] = cells[k * (1 + features)];
            n += rows[k];
            for (int f = 0; f < features; f++) {
                all[f] += cells[k * (1 + features) + 1 + f] / Lattice.UNIT;
            }
        }
        double[][] means = new double[codes][features];
        for (int k = 0; k < codes; k++) {
            for (int f = 0; f < features; f++) {
                double sd = Math.sqrt(scores.variance(f));
                double sum = cells[k * (1 + features) + 1 + f] / Lattice.UNIT;
                means[k][f] = rows[k] == 0 || sd == 0 ? 0 : (sum / rows[k] - all[f] / n) / sd;
            }
        }
        double[][] total = new double[features][features];
        for (int a = 0; a < features; a++) {
            total[a][a] = scores.variance(a) == 0 ? 0 : n * scores.rows(a) / scores.rows();
            for (int b = 0; b < a; b++) {
                total[a][b] = n * scores.correlation(a, b) * scores.rows(a, b) / scores.rows();
                total[b][a] = total[a][b];
            }
        }
        return new CodeMeans(rows, means, total);
    }

    /**
     * Where each code lies along the direction in which the true means of codes differ most, each drawn to the middle by how
     * few rows it has.
     *
     * @return per code its place; that of the first code is not positive. All 0 if codes do not differ more than by chance
     */
    double[] leading() {
        double[] places = new double[rows.length];
        double n = 0;
        double squares = 0;
        for (double size : rows) {
            n += size;
            squares += size * size;
        }
        double between = rows.length - 1;
        double within = n - rows.length;
        if (between < 1 || within < 1) {
            return places;
        }
        RealMatrix ofMeans = ofMeans();
        RealMatrix noise = new Array2DRowRealMatrix(total).subtract(ofMeans).scalarMultiply(1 / within);
        RealMatrix covariance = ofMeans.subtract(noise.scalarMultiply(between)).scalarMultiply(1 / (n - squares / n));
        EigenDecomposition eigen = new EigenDecomposition(covariance);
        double[] direction = eigen.getEigenvector(0).toArray();
        double variance = eigen.getRealEigenvalue(0);
        double rest = Math.max(NO_VARIANCE, along(noise, direction));
        double ratio = along(ofMeans, direction) / between / rest;
        double chance = 1 - new FDistribution(null, between, within).cumulativeProbability(ratio);
        if (!(variance > 0) || chance > SIGNIFICANCE / direction.length) {
            return places;
        }
        for (int k = 0; k < places.length; k++) {
            for (int f = 0; f < direction.length; f++) {
                places[k] += means[k][f] * direction[f];
            }
            places[k] *= rows[k] * variance / (rows[k] * variance + rest);
        }
        boolean turned = places[0] > 0;
        for (int k = 0; k < places.length && turned; k++) {
            places[k] = -places[k];
        }
        return places;
    }

    /** The sum of products of the means, over rows. */
    private RealMatrix ofMeans() {
        double[][] sums = new double[total.length][total.length];
        for (int k = 0; k < rows.length; k++) {
            for (int a = 0; a < sums.length; a++) {
                for (int b = 0; b <= a; b++) {
                    sums[a][b] += rows[k] * means[k][a] * means[k][b];
                    sums[b][a] = sums[a][b];
                }
            }
        }
        return new Array2DRowRealMatrix(sums, false);
    }

    private static double along(RealMatrix matrix, double[] direction) {
        double[] image = matrix.operate(direction);
        double sum = 0;
        for (int f = 0; f < image.length; f++) {
            sum += image[f] * direction[f];
        }
        return sum;
    }
}
