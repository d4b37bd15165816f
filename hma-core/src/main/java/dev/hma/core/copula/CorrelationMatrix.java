package dev.hma.core.copula;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;

/** Matrices of correlations: symmetric, unit diagonal, positive definite. */
final class CorrelationMatrix {
    /** The least eigenvalue that a result may have. */
    private static final double LEAST = 1e-6;

    /** What eigenvalues are raised to: more than {@link #LEAST}, so that the iteration gets there. */
    private static final double RAISED = 1e-5;

    private static final int ITERATIONS = 25;

    /** Decompositions cost some 10 n&sup3;; this many n&sup3; take a few seconds. */
    private static final double WORK = ITERATIONS * 300.0 * 300.0 * 300.0;

    private CorrelationMatrix() {}

    /**
     * The nearest correlation matrix in the Frobenius norm, by alternating projections with Dykstra's correction: Higham,
     * "Computing the nearest correlation matrix: a problem from finance", IMA Journal of Numerical Analysis 22 (2002). If
     * some iterations do not suffice, negative eigenvalues are raised and the diagonal is scaled to 1.
     *
     * @param matrix symmetric with unit diagonal
     * @return the matrix itself if its eigenvalues are above 1e-6, else another
     */
    static double[][] nearest(double[][] matrix) {
        int n = matrix.length;
        double[][] current = matrix;
        int iterations = (int) Math.max(1, Math.min(ITERATIONS, WORK / n / n / n));
        double[][] correction = new double[n][n];
        for (int iteration = 0; !Cholesky.definite(current, LEAST); iteration++) {
            if (iteration == iterations) {
                return unitDiagonal(raised(current, RAISED));
            }
            double[][] corrected = minus(current, correction);
            double[][] definite = raised(corrected, RAISED);
            correction = minus(definite, corrected);
            current = definite;
            for (int i = 0; i < n; i++) {
                current[i][i] = 1;
            }
        }
        return current;
    }

    /**
     * The nearest matrix with eigenvalues of some size.
     *
     * @param matrix symmetric
     * @param least what smaller eigenvalues are raised to
     * @return another matrix
     */
    static double[][] raised(double[][] matrix, double least) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix, false));
        int n = matrix.length;
        double[][] result = new double[n][];
        for (int i = 0; i < n; i++) {
            result[i] = matrix[i].clone();
        }
        for (int k = 0; k < n; k++) {
            double lack = least - eigen.getRealEigenvalue(k);
            if (lack > 0) {
                addOuter(lack, eigen.getEigenvector(k), result);
            }
        }
        return result;
    }

    private static void addOuter(double weight, RealVector vector, double[][] matrix) {
        double[] v = vector.toArray();
        for (int i = 0; i < v.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j < v.length; j++) {
                // The product of the two entries first: so that the result is symmetric to the bit.
                row[j] += weight * (v[i] * v[j]);
            }
        }
    }

    private static double[][] unitDiagonal(double[][] matrix) {
        int n = matrix.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            result[i][i] = 1;
            for (int j = 0; j < i; j++) {
                result[i][j] = matrix[i][j] / Math.sqrt(matrix[i][i] * matrix[j][j]);
                result[j][i] = result[i][j];
            }
        }
        return result;
    }

    private static double[][] minus(double[][] a, double[][] b) {
        int n = a.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result[i][j] = a[i][j] - b[i][j];
            }
        }
        return result;
    }

    /** {@return the entries below the diagonal, row by row} */
    static double[] pack(double[][] matrix) {
        double[] packed = new double[Triangle.size(matrix.length)];
        for (int i = 1; i < matrix.length; i++) {
            System.arraycopy(matrix[i], 0, packed, Triangle.at(i, 0), i);
        }
        return packed;
    }

    /** {@return the symmetric matrix with unit diagonal that has these entries below it} */
    static double[][] unpack(double[] packed, int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                matrix[i][j] = packed[Triangle.at(i, j)];
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
