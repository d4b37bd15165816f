package dev.hma.core.copula;

/**
 * The loops over scores that the fit spends its time in. All sums are exact on the lattice, so the order of additions,
 * chosen here to keep several of them in flight, does not show in the results.
 */
final class ScoreKernel {
    /** Features on one side of a block of {@link #products}. */
    static final int ROWS = 4;

    /** Features on the other side of a block. */
    static final int COLUMNS = 2;

    private ScoreKernel() {}

    /** {@return the number of columns that blocks over so many features reach} */
    static int padded(int features) {
        return (features + ROWS - 1) / ROWS * ROWS;
    }

    /**
     * Products of the columns a to a + 3 with the columns b and b + 1, summed over rows: eight sums in registers are two
     * to three times as fast as one product after the other.
     *
     * @param out receives the product of a + i and b + j at 4 j + i
     */
    static void products(double[][] columns, int a, int b, int n, double[] out) {
        double[] a0 = columns[a];
        double[] a1 = columns[a + 1];
        double[] a2 = columns[a + 2];
        double[] a3 = columns[a + 3];
        double[] b0 = columns[b];
        double[] b1 = columns[b + 1];
        double s00 = 0;
        double s10 = 0;
        double s20 = 0;
        double s30 = 0;
        double s01 = 0;
        double s11 = 0;
        double s21 = 0;
        double s31 = 0;
        for (int i = 0; i < n; i++) {
            double x = b0[i];
            double y = b1[i];
            s00 += a0[i] * x;
            s10 += a1[i] * x;
            s20 += a2[i] * x;
            s30 += a3[i] * x;
            s01 += a0[i] * y;
            s11 += a1[i] * y;
            s21 += a2[i] * y;
            s31 += a3[i] * y;
        }
        out[0] = s00;
        out[1] = s10;
        out[2] = s20;
        out[3] = s30;
        out[4] = s01;
        out[5] = s11;
        out[6] = s21;
        out[7] = s31;
    }

    /** {@return the sum of products of two columns} */
    static double product(double[] a, double[] b, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < n; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** {@return the sum of a column; NaN if any entry is} */
    static double sum(double[] a, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            s0 += a[i];
            s1 += a[i + 1];
            s2 += a[i + 2];
            s3 += a[i + 3];
        }
        for (; i < n; i++) {
            s0 += a[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
