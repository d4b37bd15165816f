package dev.hma.benchmarks;

import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableSink;
import dev.hma.api.schema.Table;
import dev.hma.core.Hma;
import dev.hma.core.metadata.MetadataJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a shop of any size, block by block. */
@Command(
        name = "generate",
        description = "Writes a made-up database of customers and their orders, with its metadata.json.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    private static final int BLOCK = 8192;

    @Option(names = "--parents", paramLabel = "N", description = "Number of customers; ${DEFAULT-VALUE} if not given.")
    private int parents = 100_000;

    @Option(names = "--children", paramLabel = "N", description = "Number of orders; ${DEFAULT-VALUE} if not given.")
    private int children = 1_000_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the random numbers; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(names = "--format", paramLabel = "csv|arrow", description = "Format; ${DEFAULT-VALUE} if not given.")
    private String format = "csv";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Shop shop = new Shop(parents, children, seed);
        StorageFormat storage = Hma.create().components().make(StorageFormat.class, format, null);
        Files.createDirectories(out);
        MetadataJson.write(Shop.SCHEMA, out.resolve("metadata.json"));
        for (Table table : Shop.SCHEMA.tables()) {
            write(shop, table, storage);
        }
        return 0;
    }

    private void write(Shop shop, Table table, StorageFormat storage) throws IOException {
        Path file = out.resolve(table.name() + "." + storage.extensions().get(0));
        int rows = shop.rows(table);
        try (TableSink sink = storage.sink(file, table)) {
            for (int from = 0; from < rows; from += BLOCK) {
                sink.write(from / BLOCK, shop.batch(table, from, Math.min(BLOCK, rows - from)));
            }
            sink.commit();
        }
        System.out.println(file + ": " + rows + " rows");
    }
}
