package dev.hma.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.data.Batches;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import dev.hma.core.Hma;
import dev.hma.core.metadata.MetadataJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A synthetic database is judged the same whatever its files' format. */
class ArrowDatabaseTest {
    private static final Hma HMA = Hma.create();

    /** Whole and real numbers, categories, dates of two formats, missing values, keys that are numbers and keys that are texts. */
    @TestFactory
    Stream<DynamicTest> arrowFilesGiveTheFiguresOfTheSameTablesAsCsv(@TempDir Path scratch) {
        assumeFalse(ReferencePairs.names().isEmpty(), ReferencePairs.MISSING);
        return Stream.of("pbc_sdv", "northwind_small_sdv", "international_football_even")
                .map(name -> dynamicTest(name, () -> {
                    Path folder = Files.createDirectory(scratch.resolve(name));
                    ReferencePair csv = ReferencePairs.pair(name, folder);
                    Path arrow = Files.createDirectory(folder.resolve("arrow"));
                    for (Table table : MetadataJson.read(csv.metadata()).tables()) {
                        copy(
                                csv.synthetic().resolve(table.name() + ".csv"),
                                arrow.resolve(table.name() + ".arrow"),
                                table);
                    }
                    ReferencePair pair =
                            new ReferencePair(name, csv.metadata(), csv.real(), arrow, csv.holdout(), csv.expected());

                    assertThat(figures(pair)).isEqualTo(figures(csv));
                }));
    }

    private static ObjectNode figures(ReferencePair pair) {
        return pair.evaluation(HMA)
                .only(List.of("diagnostic", "integrity", "quality", "cardinality", "icc", "khop"))
                .run()
                .figures();
    }

    private static void copy(Path csv, Path arrow, Table table) throws IOException {
        TableSource source = format("csv").source(csv, table);
        try (TableSink sink = format("arrow").sink(arrow, table)) {
            long block = 0;
            for (TableSource.Split split : source.splits()) {
                try (Batches batches = split.open(table.columnNames())) {
                    for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                        sink.write(block++, batch);
                    }
                }
            }
            sink.commit();
        }
    }

    private static StorageFormat format(String name) {
        return HMA.components().make(StorageFormat.class, name, null);
    }
}
