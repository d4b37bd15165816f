package dev.hma.api.data;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One reading of a split, batch by batch. Used by one thread at a time. */
public interface Batches extends AutoCloseable {
    /**
     * Reads on.
     *
     * @return the next rows, never an empty batch; null at the end. The batch may be kept: its arrays are not reused
     * @throws IOException if reading fails
     * @throws dev.hma.api.SynthesisException if what is read is malformed: the message names file, line, column, value
     */
    @Nullable
    TableBatch next() throws IOException;

    @Override
    void close() throws IOException;
}
