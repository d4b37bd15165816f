package dev.hma.api.data;

import java.util.List;

/**
 * Consecutive rows of a table, by columns.
 *
 * @param size the number of rows; arrays of the columns may be longer
 * @param columns the columns, in the order that was asked for
 */
public record TableBatch(int size, List<Column> columns) {
    /** Copies the list, not the arrays. */
    public TableBatch {
        columns = List.copyOf(columns);
        if (size < 0) {
            throw new IllegalArgumentException("size " + size + " is negative");
        }
    }
}
