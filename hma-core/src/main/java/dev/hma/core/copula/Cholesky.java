package dev.hma.core.copula;

import org.jspecify.annotations.Nullable;

/** The Cholesky factor of a symmetric matrix, and what is done with it to rows of numbers. */
final class Cholesky {
    private Cholesky() {}

    /**
     * Whether all eigenvalues of a matrix are above a bound.
     *
     * @param matrix a symmetric matrix, by rows
     * @param least the bound
     * @return whether matrix - least I has a factor
     */
    static boolean definite(double[][] matrix, double least) {
        return attempt(matrix, least) != null;
    }

    /**
     * Factors a matrix.
     *
     * @param matrix a symmetric matrix, by rows; only its lower triangle is read
     * @return the rows of L, k + 1 long each, with L L' = matrix
     * @throws IllegalArgumentException if the matrix is not positive definite
     */
    static double[][] factor(double[][] matrix) {
        double @Nullable [][] factor = attempt(matrix, 0);
        if (factor == null) {
            throw new IllegalArgumentException("a matrix of " + matrix.length + " rows is not positive definite");
        }
        return factor;
    }

    private static double @Nullable [][] attempt(double[][] matrix, double least) {
        int n = matrix.length;
        double[][] factor = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j < i; j++) {
                row[j] = (matrix[i][j] - ScoreKernel.product(row, factor[j], j)) / factor[j][j];
            }
            double pivot = matrix[i][i] - ScoreKernel.product(row, row, i) - least;
            if (!(pivot > 0)) {
                return null;
            }
            row[i] = Math.sqrt(pivot);
            factor[i] = row;
        }
        return factor;
    }

    /**
     * Turns independent normals into correlated ones: replaces the columns from {@code first} on by those of L times all
     * columns. The ones before stay as they are.
     *
     * @param factor the rows of L
     * @param first the first column to be replaced
     * @param columns a column per row of L
     * @param from the first entry of the columns
     * @param to one after the last entry
     */
    static void colour(double[][] factor, int first, double[][] columns, int from, int to) {
        // Backwards, because a column is made of itself and of those before it.
        for (int j = factor.length - 1; j >= first; j--) {
            double[] row = factor[j];
            double[] out = columns[j];
            scale(row[j], out, from, to);
            int k = 0;
            for (; k + 3 < j; k += 4) {
                addFour(row, k, columns, out, from, to);
            }
            for (; k < j; k++) {
                add(row[k], columns[k], out, from, to);
            }
        }
    }

    /**
     * Turns correlated normals into independent ones, in place: the inverse of {@link #colour} on the first columns.
     *
     * @param factor the rows of L
     * @param count how many columns
     * @param columns the columns
     * @param n the number of entries
     */
    static void whiten(double[][] factor, int count, double[][] columns, int n) {
        for (int j = 0; j < count; j++) {
            double[] row = factor[j];
            double[] out = columns[j];
            for (int k = 0; k < j; k++) {
                add(-row[k], columns[k], out, 0, n);
            }
            scale(1 / row[j], out, 0, n);
        }
    }

    private static void scale(double by, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] *= by;
        }
    }

    private static void add(double weight, double[] in, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += weight * in[i];
        }
    }

    private static void addFour(double[] weights, int k, double[][] columns, double[] out, int from, int to) {
        double w0 = weights[k];
        double w1 = weights[k + 1];
        double w2 = weights[k + 2];
        double w3 = weights[k + 3];
        double[] c0 = columns[k];
        double[] c1 = columns[k + 1];
        double[] c2 = columns[k + 2];
        double[] c3 = columns[k + 3];
        for (int i = from; i < to; i++) {
            out[i] += (w0 * c0[i] + w1 * c1[i]) + (w2 * c2[i] + w3 * c3[i]);
        }
    }

    /**
     * The inverse of the leading block of a factored matrix.
     *
     * @param factor the rows of L
     * @param count the size of the block
     * @return the inverse of the block of L L', symmetric
     */
    static double[][] inverse(double[][] factor, int count) {
        double[][] root = new double[count][count];
        for (int j = 0; j < count; j++) {
            root[j][j] = 1 / factor[j][j];
            for (int i = j + 1; i < count; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum += factor[i][k] * root[k][j];
                }
                root[i][j] = -sum / factor[i][i];
            }
        }
        double[][] inverse = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < count; k++) {
                    sum += root[k][i] * root[k][j];
                }
                inverse[i][j] = sum;
                inverse[j][i] = sum;
            }
        }
        return inverse;
    }
}
