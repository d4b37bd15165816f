package dev.hma.core.fit;

import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import dev.hma.core.progress.Progress;
import dev.hma.core.work.Workers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows of one table that take part in the fit, readable again and again. */
final class TableRows {
    private final Table table;
    private final TableReading reading;
    private final Workers workers;
    private final Progress progress;
    private final BitSet dropped = new BitSet();
    private long rows = -1;
    /** The number of the first row of each split of the source, and that of all rows. */
    private long[] firstRows = {};

    TableRows(Table table, TableSource source, Workers workers, Progress progress) {
        this.table = table;
        this.reading = new TableReading(table.name(), source, workers);
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
        firstRows = reading.inOrder(columns, consumer);
        rows = firstRows[firstRows.length - 1] - dropped.cardinality();
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
        Partial<A> partial = new Partial<>(fresh, add);
        Workers.Group group = workers.group();
        int splits = firstRows.length - 1;
        if (splits < 2 * workers.threads()) {
            // Too few to go round: one thread reads, and the others add.
            long[] kept = new long[1];
            reading.oneByOne(columns, batch -> {
                RowBatch taken = new RowBatch(kept[0], without(batch));
                kept[0] += taken.rows().size();
                group.submit(() -> partial.add(taken));
            });
        } else {
            for (int s = 0; s < splits; s++) {
                int split = s;
                long first = firstRows[s] - dropped.get(0, (int) firstRows[s]).cardinality();
                group.submit(() -> {
                    long[] kept = {first};
                    reading.read(split, firstRows[split], columns, batch -> {
                        RowBatch taken = new RowBatch(kept[0], without(batch));
                        kept[0] += taken.rows().size();
                        partial.add(taken);
                    });
                });
            }
        }
        group.join();
        return partial.merged(merge);
    }

    /** Sums that wait for the next batch; there are as many as threads add at the same time. */
    private final class Partial<A> {
        private final Supplier<A> fresh;
        private final BiConsumer<A, RowBatch> add;
        private final Queue<A> sums = new ConcurrentLinkedQueue<>();

        Partial(Supplier<A> fresh, BiConsumer<A, RowBatch> add) {
            this.fresh = fresh;
            this.add = add;
        }

        void add(RowBatch batch) {
            int size = batch.rows().size();
            if (size == 0) {
                return;
            }
            A own = sums.poll();
            A sum = own == null ? fresh.get() : own;
            add.accept(sum, batch);
            sums.add(sum);
            progress.advance(size);
        }

        A merged(BiConsumer<A, A> merge) {
            A result = sums.poll();
            if (result == null) {
                return fresh.get();
            }
            for (A other = sums.poll(); other != null; other = sums.poll()) {
                merge.accept(result, other);
            }
            return result;
        }
    }

    /** Those of the first rows that take part; null if the table begins with no rows. */
    @Nullable
    RowBatch first(List<String> columns) {
        RowBatch batch = reading.first(columns);
        return batch == null ? null : new RowBatch(0, without(batch));
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
