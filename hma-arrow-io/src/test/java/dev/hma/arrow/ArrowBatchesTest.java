package dev.hma.arrow;

import static dev.hma.arrow.Samples.BOOL;
import static dev.hma.arrow.Samples.ID;
import static dev.hma.arrow.Samples.INT;
import static dev.hma.arrow.Samples.REAL;
import static dev.hma.arrow.Samples.TEXT;
import static dev.hma.arrow.Samples.batch;
import static dev.hma.arrow.Samples.datetime;
import static dev.hma.arrow.Samples.longs;
import static dev.hma.arrow.Samples.table;
import static dev.hma.arrow.Samples.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowBatchesTest {
    private static final DictionaryProvider NONE = new DictionaryProvider.MapDictionaryProvider();

    @TempDir
    Path directory;

    @Test
    void aCsvFileGoesThroughVectorsAndComesOutTheSame() throws IOException {
        Table table = table("id", ID, "n", INT, "x", REAL, "b", BOOL, "c", TEXT, "d", datetime("%Y-%m-%d"));
        String text =
                "id,n,x,b,c,d\r\n007,5,0.1,True,\"a,b\",2013-01-31\r\n,,,,\"\",\r\nx,-1,2.0,False,NA,0001-01-01\r\n";
        Path in = Files.writeString(directory.resolve("in.csv"), text);
        Path out = directory.resolve("out.csv");
        CsvFormat csv = new CsvFormat();
        try (Batches batches = csv.source(in, table).splits().get(0).open(table.columnNames());
                TableSink sink = csv.sink(out, table);
                BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(ArrowBatches.schema(table), allocator)) {
            long block = 0;
            for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                ArrowBatches.write(batch, root);
                assertThat(root.getRowCount()).isEqualTo(batch.size());
                sink.write(block++, ArrowBatches.read(root, NONE, table, table.columnNames()));
            }
            sink.commit();
        }
        assertThat(out).hasSameTextualContentAs(in);
    }

    @Test
    void vectorsAreUsedAgain() {
        Table table = table("c", TEXT);
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(ArrowBatches.schema(table), allocator)) {
            ArrowBatches.write(batch(3, texts("a", null, "c")), root);
            ArrowBatches.write(batch(2, texts(null, "b")), root);
            TableBatch back = ArrowBatches.read(root, NONE, table, List.of("c"));
            assertThat(back.size()).isEqualTo(2);
            assertThat(Samples.value(back.columns().get(0), 0)).isNull();
            assertThat(Samples.value(back.columns().get(0), 1)).isEqualTo("b");
        }
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        Table table = table("c", TEXT);
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(ArrowBatches.schema(table), allocator)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ArrowBatches.write(batch(1, longs(1L)), root))
                    .withMessageContaining("LONGS");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ArrowBatches.schema(table, batch(1, longs(1L), longs(1L))));
            assertThatExceptionOfType(SynthesisException.class)
                    .isThrownBy(() -> ArrowBatches.read(root, NONE, table("d", TEXT), List.of("d")))
                    .withMessageContaining("'d'");
        }
    }
}
