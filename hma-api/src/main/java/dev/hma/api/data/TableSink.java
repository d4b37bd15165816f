package dev.hma.api.data;

import java.io.IOException;

/**
 * Takes the rows of one table.
 *
 * <p>Nothing is visible to others until {@link #commit()}; closing without it leaves nothing behind.
 */
public interface TableSink extends AutoCloseable {
    /**
     * Takes a block of rows. Blocks may come in any order and from several threads at a time; the sink puts them into
     * the order of their numbers. The caller bounds how far ahead of the lowest missing block it runs.
     *
     * @param block the block's number, from 0 without a gap
     * @param rows the rows: all columns of the table, in the table's order
     * @throws IOException if writing fails
     */
    void write(long block, TableBatch rows) throws IOException;

    /**
     * Makes the table visible as a whole.
     *
     * @throws IOException if writing fails; nothing is visible then
     */
    void commit() throws IOException;

    /** Gives up whatever was not committed. */
    @Override
    void close() throws IOException;
}
