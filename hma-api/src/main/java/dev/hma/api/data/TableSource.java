package dev.hma.api.data;

import java.io.IOException;
import java.util.List;

/**
 * The rows of one table, readable again and again.
 *
 * <p>A fit reads a source several times, and counts on finding the same rows in the same order in every reading of a
 * split. The splits may be read in any order, and at the same time.
 */
public interface TableSource {
    /** {@return where the rows come from, for messages; a file's name, for example} */
    String description();

    /**
     * The parts of the table that can be read by themselves.
     *
     * @return at least one split
     * @throws IOException if the source cannot be looked at
     */
    List<Split> splits() throws IOException;

    /** A part of a table. */
    interface Split {
        /**
         * Begins a reading.
         *
         * @param columns names of the wanted columns; the batches hold them in this order. May be empty: then the
         *     batches have sizes only
         * @return the reading; to be closed
         * @throws IOException if the split cannot be opened
         * @throws dev.hma.api.SynthesisException if its structure is not that of the table
         */
        Batches open(List<String> columns) throws IOException;
    }
}
