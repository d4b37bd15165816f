package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import dev.hma.core.progress.Progress;
import dev.hma.core.work.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The rows of one table that take part in the fit, readable again and again. */
final class TableRows {
    private final Table table;
    private final TableSource source;
    private final Workers workers;
    private final Progress progress;
    private final BitSet dropped = new BitSet();
    private long rows = -1;

    TableRows(Table table, TableSource source, Workers workers, Progress progress) {
        this.table = table;
        this.source = source;
        this.workers = workers;
        this.progress = progress;
    }

    Table table() {
        return table;
    }

    /** The rows that take part, after the first reading. */
    long rows() {
        return rows;
    }

    /** Leaves a row out of all further readings. */
    void drop(int sourceRow) {
        dropped.set(sourceRow);
    }

    boolean isDropped(int sourceRow) {
        return dropped.get(sourceRow);
    }

    int droppedRows() {
        return dropped.cardinality();
    }

    /** Reads in order, on the calling thread, rows that are left out included: the first reading, that settles them. */
    void readAll(List<String> columns, Consumer<RowBatch> consumer) {
        long total = read(columns, consumer);
        rows = total - dropped.cardinality();
    }

    /** The rows that take part have been settled. */
    void settle(long sourceRows) {
        rows = sourceRows - dropped.cardinality();
    }

    /**
     * Reads and adds up on all threads.
     *
     * @param what what is done, for the progress
     * @param columns the wanted columns
     * @param fresh makes an empty sum
     * @param add adds a batch to a sum; called by one thread at a time for each sum
     * @param merge adds the second sum to the first
     */
    <A> A sum(
            String what, List<String> columns, Supplier<A> fresh, BiConsumer<A, RowBatch> add, BiConsumer<A, A> merge) {
        progress.begin(what + " " + table.name(), Math.max(0, rows));
        ConcurrentLinkedQueue<A> sums = new ConcurrentLinkedQueue<>();
        Workers.Group group = workers.group();
        long[] kept = new long[1];
        read(columns, batch -> {
            TableBatch taken = without(batch);
            long first = kept[0];
            kept[0] += taken.size();
            if (taken.size() == 0) {
                return;
            }
            group.submit(() -> {
                A own = sums.poll();
                A sum = own == null ? fresh.get() : own;
                add.accept(sum, new RowBatch(first, taken));
                sums.add(sum);
                progress.advance(taken.size());
            });
        });
        group.join();
        A result = sums.poll();
        if (result == null) {
            return fresh.get();
        }
        for (A other = sums.poll(); other != null; other = sums.poll()) {
            merge.accept(result, other);
        }
        return result;
    }

    private long read(List<String> columns, Consumer<RowBatch> consumer) {
        try {
            long row = 0;
            for (TableSource.Split split : source.splits()) {
                try (Batches batches = split.open(columns)) {
                    for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                        if (row + batch.size() > Integer.MAX_VALUE) {
                            throw new SynthesisException(
                                    "there are more than " + Integer.MAX_VALUE + " rows", "Fit to a part of them");
                        }
                        consumer.accept(new RowBatch(row, batch));
                        row += batch.size();
                    }
                }
            }
            return row;
        } catch (IOException e) {
            throw new SynthesisException(source.description() + " cannot be read: " + e.getMessage(), "", e)
                    .in("table " + table.name());
        } catch (SynthesisException e) {
            throw e.place().contains(table.name()) ? e : e.in("table " + table.name());
        }
    }

    private TableBatch without(RowBatch batch) {
        if (dropped.isEmpty()) {
            return batch.rows();
        }
        int size = batch.rows().size();
        int[] kept = new int[size];
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (!dropped.get((int) batch.firstRow() + i)) {
                kept[n++] = i;
            }
        }
        if (n == size) {
            return batch.rows();
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : batch.rows().columns()) {
            columns.add(pick(column, kept, n));
        }
        return new TableBatch(n, columns);
    }

    private static Column pick(Column column, int[] kept, int n) {
        BitSet nulls = new BitSet(n);
        for (int i = 0; i < n; i++) {
            if (column.nulls().get(kept[i])) {
                nulls.set(i);
            }
        }
        if (column instanceof Column.Longs longs) {
            return new Column.Longs(pick(longs.values(), kept, n), nulls);
        }
        if (column instanceof Column.Datetimes datetimes) {
            return new Column.Datetimes(pick(datetimes.micros(), kept, n), nulls, datetimes.unpadded());
        }
        if (column instanceof Column.Doubles doubles) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = doubles.values()[kept[i]];
            }
            return new Column.Doubles(values, nulls);
        }
        Column.Texts texts = (Column.Texts) column;
        int[] codes = new int[n];
        for (int i = 0; i < n; i++) {
            codes[i] = texts.codes()[kept[i]];
        }
        return new Column.Texts(codes, texts.dictionary(), nulls);
    }

    private static long[] pick(long[] values, int[] kept, int n) {
        long[] picked = new long[n];
        for (int i = 0; i < n; i++) {
            picked[i] = values[kept[i]];
        }
        return picked;
    }
}
