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
 * CSV after RFC 4180: UTF-8 (with or without a byte-order mark), commas, a header, quotation marks where needed.
 *
 * <p>What a field means is for the table's column types to say, and for nothing else:
 *
 * <ul>
 *   <li>An empty field is missing. In a column of texts {@code ""} is the empty text. {@code NA}, {@code null} and the
 *       like are texts, and wrong in a column of numbers.
 *   <li>Whole numbers may be written {@code 3.0}. Real numbers are finite. Booleans are true or false in any of the usual
 *       ways, datetimes have the column's format.
 *   <li>Texts are kept as they are, leading zeros and blanks included.
 * </ul>
 *
 * <p>The header names the columns of the table, in any order. Every row has as many fields as the header; empty lines may
 * end the file (in a table of one column, an empty line is a row whose value is missing). Lines end with CR LF, LF or CR.
 *
 * <p>A directory in place of the file holds the table in parts: its files whose names end in {@code .csv}, in the order
 * of their names, each with a header.
 *
 * <p>Written are CR LF, quotation marks around fields that need them and around the empty text, {@code True} and {@code
 * False}, numbers as {@link RealText} says, datetimes in the column's format.
 */
public final class CsvFormat implements StorageFormat {
    /** Creates the format; it has no state. */
    public CsvFormat() {}

    @Override
    public List<String> extensions() {
        return List.of("csv");
    }

    @Override
    public Optional<List<String>> columns(Path file) throws IOException {
        return Optional.of(CsvSource.columns(file));
    }

    @Override
    public TableSource source(Path file, Table table) throws IOException {
        return CsvSource.open(file, table);
    }

    @Override
    public TableSink sink(Path file, Table table) throws IOException {
        return new CsvSink(file, table);
    }
}
