package dev.hma.benchmarks;

import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.data.TableSource;
import dev.hma.core.Hma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Orders to a file and back, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StorageBenchmark {
    private static final int BLOCK = 8192;

    @Param({"csv", "arrow"})
    String format;

    @Param({"10000", "100000"})
    int rows;

    private StorageFormat storage;
    private Path directory;
    private List<TableBatch> blocks;
    private long total;

    /** Makes up orders and writes them once. */
    @Setup
    public void setUp() throws IOException {
        storage = Hma.create().components().make(StorageFormat.class, format, null);
        directory = Files.createTempDirectory("storage-benchmark");
        Shop shop = FittedShop.shop(rows);
        blocks = new ArrayList<>();
        for (int from = 0; from < rows; from += BLOCK) {
            blocks.add(shop.batch(Shop.ORDERS, from, Math.min(BLOCK, rows - from)));
        }
        total = blocks.stream().mapToLong(StorageBenchmark::sum).sum();
        write("read");
    }

    /** {@return the size of a written file} */
    @Benchmark
    public long write() throws IOException {
        long size = Files.size(write("written"));
        Check.that(size > 20L * rows, size + " bytes were written");
        return size;
    }

    private Path write(String name) throws IOException {
        Path file = directory.resolve(name + "." + storage.extensions().get(0));
        try (TableSink sink = storage.sink(file, Shop.ORDERS)) {
            for (int b = 0; b < blocks.size(); b++) {
                sink.write(b, blocks.get(b));
            }
            sink.commit();
        }
        return file;
    }

    /** {@return a sum over what was read} */
    @Benchmark
    public long read() throws IOException {
        Path file = directory.resolve("read." + storage.extensions().get(0));
        TableSource source = storage.source(file, Shop.ORDERS);
        long read = 0;
        long sum = 0;
        for (TableSource.Split split : source.splits()) {
            try (Batches batches = split.open(Shop.ORDERS.columnNames())) {
                for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                    read += batch.size();
                    sum += sum(batch);
                }
            }
        }
        Check.that(read == rows, read + " rows were read");
        Check.that(sum == total, "the numbers that were read add up to " + sum + " in place of " + total);
        return sum;
    }

    /** A sum of everything that is a number. */
    private static long sum(TableBatch batch) {
        long sum = 0;
        for (int c = 2; c < batch.columns().size(); c++) {
            Column column = batch.columns().get(c);
            for (int i = 0; i < batch.size(); i++) {
                if (!column.nulls().get(i)) {
                    sum += number(column, i);
                }
            }
        }
        return sum;
    }

    private static long number(Column column, int row) {
        if (column instanceof Column.Longs longs) {
            return longs.values()[row];
        }
        if (column instanceof Column.Doubles doubles) {
            return Double.doubleToLongBits(doubles.values()[row]);
        }
        return column instanceof Column.Datetimes datetimes ? datetimes.micros()[row] : 0;
    }

    /** Removes the files. */
    @TearDown
    public void tearDown() throws IOException {
        TemporaryFiles.delete(directory);
    }
}
