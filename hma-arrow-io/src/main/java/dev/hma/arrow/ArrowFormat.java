package dev.hma.arrow;

import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableSink;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Arrow IPC file format, which Feather version 2 is a name of.
 *
 * <p>Columns are read from whatever Arrow type says the same without loss, dictionary-encoded or not:
 *
 * <ul>
 *   <li>whole numbers from integers of any size, and from reals that are whole;
 *   <li>real numbers from reals, finite, and from integers that a double can hold;
 *   <li>booleans from booleans and from the integers 0 and 1;
 *   <li>texts from UTF-8, integers (in decimal) and booleans ({@code True}, {@code False});
 *   <li>datetimes from dates, from timestamps without a zone or in UTC that are whole microseconds, and from UTF-8 in the
 *       column's format.
 * </ul>
 *
 * <p>Written are Int64, Float64, Bool, Utf8 and Timestamp in microseconds, without compression. Keys that are numbers in a
 * column of ids are Int64: the first block decides for the file. The Java virtual machine needs {@code
 * --add-opens=java.base/java.nio=ALL-UNNAMED}.
 */
public final class ArrowFormat implements StorageFormat {
    /** Creates the format; it has no state. */
    public ArrowFormat() {}

    @Override
    public List<String> extensions() {
        return List.of("arrow", "feather", "ipc");
    }

    @Override
    public Optional<List<String>> columns(Path file) throws IOException {
        return Optional.of(ArrowSource.columns(file));
    }

    @Override
    public TableSource source(Path file, Table table) throws IOException {
        return ArrowSource.open(file, table);
    }

    @Override
    public TableSink sink(Path file, Table table) throws IOException {
        return new ArrowSink(file, table);
    }
}
