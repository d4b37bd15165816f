package dev.hma.core.copula;

/** Addresses of pairs: the strict lower triangle of a matrix, row by row. */
public final class Triangle {
    private Triangle() {}

    /** {@return the number of pairs of n things} */
    public static int size(int n) {
        return Math.toIntExact((long) n * (n - 1) / 2);
    }

    /** {@return the address of a pair, {@code row > column}} */
    public static int at(int row, int column) {
        return row * (row - 1) / 2 + column;
    }
}
