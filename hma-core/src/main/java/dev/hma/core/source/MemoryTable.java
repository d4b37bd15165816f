package dev.hma.core.source;

import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table in memory, in one or several partitions of one or several batches. */
public final class MemoryTable implements TableSource {
    private final Table table;
    private final List<List<TableBatch>> partitions;

    private MemoryTable(Table table, List<List<TableBatch>> partitions) {
        this.table = table;
        this.partitions = partitions;
    }

    /**
     * A table of one batch.
     *
     * @param table its columns
     * @param rows its rows: all columns in the table's order
     * @return the source
     */
    public static MemoryTable of(Table table, TableBatch rows) {
        return partitioned(table, List.of(rows.size() == 0 ? List.of() : List.of(rows)));
    }

    /**
     * A table of several partitions.
     *
     * @param table its columns
     * @param partitions the batches of each partition, none of them empty
     * @return the source
     */
    public static MemoryTable partitioned(Table table, List<List<TableBatch>> partitions) {
        return new MemoryTable(table, List.copyOf(partitions));
    }

    @Override
    public String description() {
        return table.name() + " in memory";
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (List<TableBatch> batches : partitions) {
            splits.add(columns -> read(batches, columns));
        }
        return splits;
    }

    private Batches read(List<TableBatch> batches, List<String> columns) {
        List<String> names = table.columnNames();
        int[] positions = columns.stream()
                .mapToInt(c -> names.indexOf(table.column(c).name()))
                .toArray();
        Iterator<TableBatch> iterator = batches.iterator();
        return new Batches() {
            @Override
            public @Nullable TableBatch next() {
                if (!iterator.hasNext()) {
                    return null;
                }
                TableBatch batch = iterator.next();
                List<Column> wanted = new ArrayList<>();
                for (int position : positions) {
                    wanted.add(batch.columns().get(position));
                }
                return new TableBatch(batch.size(), wanted);
            }

            @Override
            public void close() {
                // Nothing is held open.
            }
        };
    }
}
