package dev.hma.benchmarks;

import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableSink;
import dev.hma.api.schema.Table;
import dev.hma.core.metadata.MetadataJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a shop block by block, so that its size does not matter. */
final class ShopFiles {
    static final String METADATA = "metadata.json";

    private static final int BLOCK = 8192;

    private ShopFiles() {}

    /** Writes a file per table and the metadata into a directory. */
    static void write(Shop shop, StorageFormat format, Path directory) throws IOException {
        Files.createDirectories(directory);
        MetadataJson.write(Shop.SCHEMA, directory.resolve(METADATA));
        for (Table table : Shop.SCHEMA.tables()) {
            write(
                    shop,
                    table,
                    format,
                    directory.resolve(table.name() + "." + format.extensions().get(0)));
        }
    }

    private static void write(Shop shop, Table table, StorageFormat format, Path file) throws IOException {
        int rows = shop.rows(table);
        try (TableSink sink = format.sink(file, table)) {
            for (int from = 0; from < rows; from += BLOCK) {
                sink.write(from / BLOCK, shop.batch(table, from, Math.min(BLOCK, rows - from)));
            }
            sink.commit();
        }
    }
}
