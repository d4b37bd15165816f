package dev.hma.core.fit;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import dev.hma.core.work.Workers;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a table: in order, with several splits of it read ahead at the same time, or one split by itself. */
final class TableReading {
    /** How far the reading of a split may be ahead of its use. */
    private static final int BATCHES_AHEAD = 16;

    /** Stands after the last batch of a split; others have rows. */
    private static final TableBatch END = new TableBatch(0, List.of());

    private final String table;
    private final TableSource source;
    private final Workers workers;
    private @Nullable List<TableSource.Split> splits;

    TableReading(String table, TableSource source, Workers workers) {
        this.table = table;
        this.source = source;
        this.workers = workers;
    }

    /** The parts of the table that can be read by themselves. */
    List<TableSource.Split> splits() {
        List<TableSource.Split> known = splits;
        if (known == null) {
            try {
                known = List.copyOf(source.splits());
            } catch (IOException e) {
                throw unreadable(e);
            } catch (SynthesisException e) {
                throw placed(e);
            }
            splits = known;
        }
        return known;
    }

    /**
     * Reads all splits in order, several at the same time; the rows are consumed on the calling thread.
     *
     * @return the number of the first row of each split, and that of all rows
     */
    long[] inOrder(List<String> columns, Consumer<RowBatch> consumer) {
        int count = splits().size();
        if (count == 1 || !workers.mayWait()) {
            return oneByOne(columns, consumer);
        }
        long[] first = new long[count + 1];
        Deque<Ahead> ahead = new ArrayDeque<>();
        try {
            int started = 0;
            for (int s = 0; s < count; s++) {
                while (started < count && ahead.size() < workers.threads()) {
                    ahead.add(new Ahead(started++, columns));
                }
                first[s + 1] = ahead.remove().use(first[s], consumer);
            }
            return first;
        } finally {
            ahead.forEach(Ahead::cancel);
        }
    }

    /**
     * Reads all splits in order, on the calling thread and nothing ahead: for consumers that hand the rows over to the
     * workers, who would wait for one another if they were busy reading ahead.
     *
     * @return the number of the first row of each split, and that of all rows
     */
    long[] oneByOne(List<String> columns, Consumer<RowBatch> consumer) {
        int count = splits().size();
        long[] first = new long[count + 1];
        for (int s = 0; s < count; s++) {
            first[s + 1] = read(s, first[s], columns, consumer);
        }
        return first;
    }

    /** Reads a split, whose first row has a number; gives that of the row after it. */
    long read(int split, long firstRow, List<String> columns, Consumer<RowBatch> consumer) {
        Numbered numbered = new Numbered(firstRow, consumer);
        read(split, columns, numbered);
        return numbered.row;
    }

    /** The first rows of the table, as many as a batch has; null if it has none. */
    @Nullable
    RowBatch first(List<String> columns) {
        try (Batches batches = splits().get(0).open(columns)) {
            TableBatch batch = batches.next();
            return batch == null ? null : new RowBatch(0, batch);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (SynthesisException e) {
            throw placed(e);
        }
    }

    private void read(int split, List<String> columns, Consumer<TableBatch> consumer) {
        try (Batches batches = splits().get(split).open(columns)) {
            for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                if (batch.size() > 0) {
                    consumer.accept(batch);
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (SynthesisException e) {
            throw placed(e);
        }
    }

    private SynthesisException unreadable(IOException e) {
        return new SynthesisException(source.description() + " cannot be read: " + e.getMessage(), "", e)
                .in("table " + table);
    }

    private SynthesisException placed(SynthesisException e) {
        return e.place().contains(table) ? e : e.in("table " + table);
    }

    /** Numbers the rows. */
    private static final class Numbered implements Consumer<TableBatch> {
        private final Consumer<RowBatch> consumer;
        private long row;

        Numbered(long firstRow, Consumer<RowBatch> consumer) {
            this.row = firstRow;
            this.consumer = consumer;
        }

        @Override
        public void accept(TableBatch batch) {
            if (row + batch.size() > Integer.MAX_VALUE) {
                throw new SynthesisException(
                        "there are more than " + Integer.MAX_VALUE + " rows", "Fit to a part of them");
            }
            consumer.accept(new RowBatch(row, batch));
            row += batch.size();
        }
    }

    /** A split that another thread reads. */
    private final class Ahead {
        private final BlockingQueue<TableBatch> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
        private final Future<?> task;

        Ahead(int split, List<String> columns) {
            task = workers.start(() -> {
                try {
                    read(split, columns, this::put);
                } finally {
                    put(END);
                }
            });
        }

        private void put(TableBatch batch) {
            try {
                batches.put(batch);
            } catch (InterruptedException e) {
                throw Workers.interrupted(e);
            }
        }

        long use(long firstRow, Consumer<RowBatch> consumer) {
            Numbered numbered = new Numbered(firstRow, consumer);
            try {
                for (TableBatch batch = batches.take(); batch.size() > 0; batch = batches.take()) {
                    numbered.accept(batch);
                }
                Workers.await(task);
            } catch (InterruptedException e) {
                throw Workers.interrupted(e);
            } catch (SynthesisException e) {
                throw placed(e);
            } finally {
                cancel();
            }
            return numbered.row;
        }

        void cancel() {
            task.cancel(true);
        }
    }
}
