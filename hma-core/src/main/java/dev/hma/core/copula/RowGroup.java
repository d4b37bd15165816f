package dev.hma.core.copula;

/** Some rows of a batch, ascending. */
final class RowGroup {
    private final int[] rows;
    private int size;

    RowGroup(int capacity) {
        rows = new int[capacity];
    }

    void add(int row) {
        rows[size++] = row;
    }

    int size() {
        return size;
    }

    /** {@return the index in the batch of the i-th row} */
    int row(int i) {
        return rows[i];
    }
}
