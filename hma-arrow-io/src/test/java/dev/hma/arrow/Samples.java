package dev.hma.arrow;

import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables and batches for tests, and readers that make plain lists of rows of them. */
final class Samples {
    static final ColumnType INT = new ColumnType.Numerical("Int64");
    static final ColumnType REAL = new ColumnType.Numerical("Float");
    static final ColumnType BOOL = new ColumnType.Bool();
    static final ColumnType TEXT = new ColumnType.Categorical(List.of());
    static final ColumnType ID = new ColumnType.Id(null);

    private Samples() {}

    static ColumnType datetime(@Nullable String format) {
        return new ColumnType.Datetime(format);
    }

    static Table table(Object... namesAndTypes) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.add(new ColumnSpec((String) namesAndTypes[i], (ColumnType) namesAndTypes[i + 1]));
        }
        return new Table("t", columns, List.of());
    }

    static Column longs(@Nullable Long... values) {
        return new Column.Longs(
                Arrays.stream(values).mapToLong(v -> v == null ? 0 : v).toArray(), nulls(values));
    }

    static Column doubles(@Nullable Double... values) {
        return new Column.Doubles(
                Arrays.stream(values).mapToDouble(v -> v == null ? 0 : v).toArray(), nulls(values));
    }

    /** A dictionary with an entry per row. */
    static Column texts(@Nullable String... values) {
        int[] codes = new int[values.length];
        Arrays.setAll(codes, i -> i);
        String[] dictionary = Arrays.stream(values).map(v -> v == null ? "" : v).toArray(String[]::new);
        return new Column.Texts(codes, dictionary, nulls(values));
    }

    static Column datetimes(boolean unpadded, @Nullable Long... micros) {
        return new Column.Datetimes(
                Arrays.stream(micros).mapToLong(v -> v == null ? 0 : v).toArray(), nulls(micros), unpadded);
    }

    private static BitSet nulls(@Nullable Object[] values) {
        BitSet nulls = new BitSet();
        for (int i = 0; i < values.length; i++) {
            nulls.set(i, values[i] == null);
        }
        return nulls;
    }

    static TableBatch batch(int rows, Column... columns) {
        return new TableBatch(rows, List.of(columns));
    }

    static void write(TableSink sink, TableBatch... blocks) throws IOException {
        try (sink) {
            for (int i = 0; i < blocks.length; i++) {
                sink.write(i, blocks[i]);
            }
            sink.commit();
        }
    }

    /** All rows of all splits, each a list of values. */
    static List<List<@Nullable Object>> read(TableSource source, List<String> columns) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (TableSource.Split split : source.splits()) {
            try (Batches batches = split.open(columns)) {
                for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                    addRows(batch, rows);
                }
            }
        }
        return rows;
    }

    static void addRows(TableBatch batch, List<List<@Nullable Object>> rows) {
        for (int i = 0; i < batch.size(); i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Column column : batch.columns()) {
                row.add(value(column, i));
            }
            rows.add(row);
        }
    }

    static @Nullable Object value(Column column, int row) {
        if (column.nulls().get(row)) {
            return null;
        }
        if (column instanceof Column.Longs longs) {
            return longs.values()[row];
        }
        if (column instanceof Column.Doubles doubles) {
            return doubles.values()[row];
        }
        return column instanceof Column.Texts texts ? texts.text(row) : ((Column.Datetimes) column).micros()[row];
    }
}
