package dev.hma.core.fit;

import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.core.given.WholeColumns;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** All rows of a table in memory. */
final class WholeTable {
    private WholeTable() {}

    /** Reads the rows that take part, all columns. */
    static TableBatch read(TableRows rows) {
        return read(rows, rows.table().columnNames());
    }

    /** Reads some columns of the rows that take part. */
    static TableBatch read(TableRows rows, Collection<String> columns) {
        ConcurrentSkipListMap<Long, TableBatch> batches = new ConcurrentSkipListMap<>();
        rows.sum(
                "keeping",
                List.copyOf(columns),
                () -> batches,
                (all, batch) -> all.put(batch.firstRow(), batch.rows()),
                (a, b) -> {});
        List<ColumnSpec> specs = columns.stream().map(rows.table()::column).toList();
        return WholeColumns.join(specs, List.copyOf(batches.values()));
    }

    /** The same, with references that lead nowhere made null. */
    static TableBatch read(TableRows rows, List<ForeignKey> keys) {
        TableBatch read = read(rows);
        List<Column> columns = new ArrayList<>(read.columns());
        List<String> names = rows.table().columnNames();
        for (ForeignKey key : keys) {
            int[] parents = parents(rows, read, key);
            for (String name : key.columns()) {
                int at = names.indexOf(name);
                BitSet nulls = (BitSet) columns.get(at).nulls().clone();
                for (int i = 0; i < parents.length && !rows.table().primaryKey().contains(name); i++) {
                    nulls.set(i, nulls.get(i) || parents[i] == KeyIndex.NONE);
                }
                columns.set(at, with(nulls, columns.get(at)));
            }
        }
        return new TableBatch(read.size(), columns);
    }

    /** Per row the row of the parent that a foreign key names, -1 for none. */
    static int[] parents(TableRows rows, TableBatch whole, ForeignKey key) {
        int[] parents = new int[whole.size()];
        key.resolve(
                key.columns().stream()
                        .map(c -> whole.columns().get(rows.table().columnNames().indexOf(c)))
                        .toList(),
                whole.size(),
                parents);
        return parents;
    }

    private static Column with(BitSet nulls, Column column) {
        if (column instanceof Column.Texts texts) {
            return new Column.Texts(texts.codes(), texts.dictionary(), nulls);
        }
        if (column instanceof Column.Doubles doubles) {
            return new Column.Doubles(doubles.values(), nulls);
        }
        if (column instanceof Column.Datetimes datetimes) {
            return new Column.Datetimes(datetimes.micros(), nulls, datetimes.unpadded());
        }
        return new Column.Longs(((Column.Longs) column).values(), nulls);
    }
}
