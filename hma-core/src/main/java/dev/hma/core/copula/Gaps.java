package dev.hma.core.copula;

/** The rows of a tile in which a feature is missing. */
final class Gaps {
    private final int[] rows;
    private final long[] bits;
    private int count;

    /** No gaps among so many rows. */
    Gaps(int rows) {
        this.rows = new int[rows];
        this.bits = new long[(rows + Long.SIZE - 1) / Long.SIZE];
    }

    /** Adds a row; each once. */
    void add(int row) {
        rows[count++] = row;
        bits[row / Long.SIZE] |= 1L << row;
    }

    /** {@return how many rows} */
    int count() {
        return count;
    }

    /** {@return how many rows these gaps share with others} */
    int common(Gaps others) {
        int common = 0;
        for (int word = 0; word < bits.length; word++) {
            common += Long.bitCount(bits[word] & others.bits[word]);
        }
        return common;
    }

    /** {@return the sum of a column over these rows} */
    double sum(double[] column) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += column[rows[k]];
        }
        return sum;
    }

    /** {@return the sum of a column's squares over these rows} */
    double squares(double[] column) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double x = column[rows[k]];
            sum += x * x;
        }
        return sum;
    }
}
