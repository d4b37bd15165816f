package dev.hma.arrow;

import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.DatetimeFormat;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Writes batches of a table as CSV into memory. Immutable and thread-safe. */
final class CsvBlock {
    private static final int BYTES_PER_FIELD = 10;
    private static final long MOST_BYTES_AT_FIRST = 1 << 26;

    /** Writes one field. */
    private interface Field {
        void write(int row, Utf8Bytes out);
    }

    private final Table table;
    private final List<DatetimeFormat> formats = new ArrayList<>();

    CsvBlock(Table table) {
        this.table = table;
        for (ColumnSpec column : table.columns()) {
            formats.add(
                    column.type() instanceof ColumnType.Datetime datetime
                            ? Formats.of(column.name(), datetime)
                            : DatetimeFormat.ISO);
        }
    }

    /** {@return the line that names the columns} */
    Utf8Bytes header() {
        Utf8Bytes out = new Utf8Bytes(1024);
        String separator = "";
        for (String name : table.columnNames()) {
            out.ascii(separator);
            CsvText.write(name, out);
            separator = ",";
        }
        out.ascii("\r\n");
        return out;
    }

    /** {@return the rows of a batch} */
    Utf8Bytes rows(TableBatch batch) {
        int width = table.columns().size();
        if (batch.columns().size() != width) {
            throw new IllegalArgumentException(
                    batch.columns().size() + " columns for table " + table.name() + " of " + width);
        }
        Field[] fields = new Field[width];
        for (int k = 0; k < width; k++) {
            fields[k] = field(k, batch);
        }
        Utf8Bytes out =
                new Utf8Bytes((int) Math.min(MOST_BYTES_AT_FIRST, 64L + (long) batch.size() * width * BYTES_PER_FIELD));
        for (int row = 0; row < batch.size(); row++) {
            for (int k = 0; k < width; k++) {
                if (k > 0) {
                    out.put(',');
                }
                if (!batch.columns().get(k).nulls().get(row)) {
                    fields[k].write(row, out);
                }
            }
            out.put('\r');
            out.put('\n');
        }
        return out;
    }

    /** What the batch holds decides, not what the table says: generated keys are numbers in columns of ids. */
    private Field field(int k, TableBatch batch) {
        Column column = batch.columns().get(k);
        if (column instanceof Column.Longs longs) {
            long[] values = longs.values();
            return table.columns().get(k).type() instanceof ColumnType.Bool
                    ? (row, out) -> out.ascii(values[row] == 0 ? "False" : "True")
                    : (row, out) -> out.number(values[row]);
        }
        if (column instanceof Column.Doubles doubles) {
            double[] values = doubles.values();
            return (row, out) -> RealText.write(values[row], out);
        }
        if (column instanceof Column.Texts texts) {
            return texts(texts, batch.size());
        }
        if (column instanceof Column.Datetimes datetimes) {
            return datetimes(datetimes, formats.get(k));
        }
        throw new IllegalArgumentException("unknown kind of column " + column.getClass());
    }

    private static Field datetimes(Column.Datetimes datetimes, DatetimeFormat format) {
        long[] micros = datetimes.micros();
        StringBuilder text = new StringBuilder();
        return (row, out) -> {
            text.setLength(0);
            format.format(micros[row], datetimes.unpadded(), text);
            CsvText.write(text, out);
        };
    }

    /** Each entry of a small dictionary is encoded once. */
    private static Field texts(Column.Texts texts, int rows) {
        int[] codes = texts.codes();
        String[] dictionary = texts.dictionary();
        if (dictionary.length > rows) {
            return (row, out) -> CsvText.write(dictionary[codes[row]], out);
        }
        Utf8Bytes encoded = new Utf8Bytes(1024);
        int[] ends = new int[dictionary.length + 1];
        for (int code = 0; code < dictionary.length; code++) {
            CsvText.write(dictionary[code], encoded);
            ends[code + 1] = encoded.size();
        }
        return (row, out) -> out.copy(encoded, ends[codes[row]], ends[codes[row] + 1]);
    }
}
