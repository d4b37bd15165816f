package dev.hma.api.data;

import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A way to keep a table in a file. Found by its component's name ({@code csv}) or by a file's extension. */
public interface StorageFormat {
    /** {@return the extensions of file names, without a dot, the one to write first} */
    List<String> extensions();

    /**
     * The columns of a file, for readers that cannot know them.
     *
     * @param file the file
     * @return the names, in the file's order; empty if files of this format do not tell
     * @throws IOException if the file cannot be looked at
     * @throws dev.hma.api.SynthesisException if it is malformed, or names a column twice
     */
    default Optional<List<String>> columns(Path file) throws IOException {
        return Optional.empty();
    }

    /**
     * A source that reads a file.
     *
     * @param file the file
     * @param table the columns to expect, with their types
     * @return the source
     * @throws IOException if the file cannot be looked at
     * @throws dev.hma.api.SynthesisException if its structure is not that of the table
     */
    TableSource source(Path file, Table table) throws IOException;

    /**
     * A sink that writes a file.
     *
     * @param file the file; it appears on commit
     * @param table the columns to write
     * @return the sink; to be closed
     * @throws IOException if the file cannot be written
     */
    TableSink sink(Path file, Table table) throws IOException;
}
