package dev.hma.core.matching;

import dev.hma.api.feature.Frame;
import dev.hma.core.copula.ScoreTotals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Canonical correlation analysis of the context of a joined frame with its other features, on correlations of scores (H.
 * Hotelling: Relations between two sets of variates, Biometrika 28, 1936).
 */
final class Canonical {
    /** Added to the diagonals: columns that are copies of one another have no inverse. */
    private static final double RIDGE = 0.01;

    private Canonical() {}

    /** The directions that more than chance speaks for. */
    static CanonicalState of(Frame joined, ScoreTotals totals, CanonicalParameters parameters) {
        int p = joined.context();
        int q = joined.size() - p;
        RealMatrix within = correlations(totals, p, q, p, q);
        RealMatrix context = inverse(lower(correlations(totals, 0, p, 0, p)));
        RealMatrix parent = inverse(lower(within)).transpose();
        RealMatrix cross = correlations(totals, 0, p, p, q);
        // L_x^-1 R_xy L_y^-T: its singular values are the canonical correlations.
        RealMatrix whitened = context.multiply(cross).multiply(parent);
        EigenDecomposition eigen =
                new EigenDecomposition(symmetric(whitened.transpose().multiply(whitened)));
        double least = Math.max(parameters.correlation(), chance(p, q, rows(totals, p, q)));
        List<double[]> directions = new ArrayList<>();
        List<double[]> contexts = new ArrayList<>();
        List<Double> correlations = new ArrayList<>();
        for (int d = 0; d < q && directions.size() < parameters.dimensions(); d++) {
            double correlation = Math.sqrt(Math.max(0, Math.min(1, eigen.getRealEigenvalue(d))));
            if (!(correlation > least)) {
                break;
            }
            RealVector variate = eigen.getEigenvector(d);
            double[] direction = standardised(parent.operate(variate).toArray(), within);
            if (direction.length > 0) {
                directions.add(direction);
                double[] ofContext =
                        context.transpose().operate(whitened.operate(variate)).toArray();
                contexts.add(alongside(ofContext, cross.operate(direction)));
                correlations.add(correlation);
            }
        }
        return new CanonicalState(
                directions.toArray(double[][]::new),
                contexts.toArray(double[][]::new),
                correlations.stream().mapToDouble(c -> c).toArray(),
                null);
    }

    /** The largest canonical correlation that independent columns may well show: Bartlett's statistic, roughly. */
    private static double chance(int p, int q, double rows) {
        double edge = Math.sqrt(p) + Math.sqrt(q) + 3;
        return rows <= p + q ? 1 : Math.sqrt(edge * edge / rows);
    }

    /** The most rows that any pair of the two sets is judged by. */
    private static double rows(ScoreTotals totals, int p, int q) {
        double rows = 0;
        for (int a = p; a < p + q; a++) {
            for (int b = 0; b < p; b++) {
                rows = Math.max(rows, (double) totals.rows(a, b));
            }
        }
        return rows;
    }

    private static RealMatrix correlations(ScoreTotals totals, int row, int rows, int column, int columns) {
        RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int a = row + i;
                int b = column + j;
                matrix.setEntry(i, j, a == b ? 1 : totals.correlation(Math.max(a, b), Math.min(a, b)));
            }
        }
        return matrix;
    }

    private static RealMatrix symmetric(RealMatrix matrix) {
        return matrix.add(matrix.transpose()).scalarMultiply(0.5);
    }

    /** The Cholesky factor of a correlation matrix that pairs with missing values may have made indefinite. */
    private static RealMatrix lower(RealMatrix correlations) {
        int n = correlations.getRowDimension();
        double smallest = n;
        for (double value : new EigenDecomposition(correlations).getRealEigenvalues()) {
            smallest = Math.min(smallest, value);
        }
        RealMatrix ridged = correlations.copy();
        for (int i = 0; i < n; i++) {
            ridged.addToEntry(i, i, RIDGE + Math.max(0, -smallest));
        }
        return new CholeskyDecomposition(ridged, 1e-9, 0).getL();
    }

    private static RealMatrix inverse(RealMatrix matrix) {
        return new LUDecomposition(matrix).getSolver().getInverse();
    }

    /** A direction of the context, turned so that it goes up with the parent's. */
    private static double[] alongside(double[] direction, double[] products) {
        double sum = 0;
        for (int k = 0; k < direction.length; k++) {
            sum += direction[k] * products[k];
        }
        double sign = sum < 0 ? -1 : 1;
        return Arrays.stream(direction).map(weight -> sign * weight).toArray();
    }

    /** Scaled so that the variate has variance 1, with the heaviest weight positive; empty if it has none. */
    private static double[] standardised(double[] direction, RealMatrix within) {
        RealVector product = within.operate(new ArrayRealVector(direction));
        double variance = 0;
        double heaviest = 0;
        for (int k = 0; k < direction.length; k++) {
            variance += direction[k] * product.getEntry(k);
            if (Math.abs(direction[k]) > Math.abs(heaviest)) {
                heaviest = direction[k];
            }
        }
        if (!(variance > 1e-6)) {
            return new double[0];
        }
        double scale = (heaviest < 0 ? -1 : 1) / Math.sqrt(variance);
        double[] scaled = new double[direction.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = direction[k] * scale;
        }
        return scaled;
    }
}
