package dev.hma.arrow;

import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Writes an Arrow file: blocks become vectors in the threads that bring them, and record batches of the file in their
 * order. The first block decides the types.
 */
final class ArrowSink implements TableSink {
    private final Table table;
    private final BufferAllocator allocator = ArrowMemory.open();
    private final StagedFile file;
    private final InOrder<VectorSchemaRoot> blocks = new InOrder<>(this::append);
    private @Nullable Output output;

    ArrowSink(Path path, Table table) throws IOException {
        this.table = table;
        try {
            this.file = new StagedFile(path);
        } catch (IOException | RuntimeException e) {
            allocator.close();
            throw e;
        }
    }

    /** The file's own vectors and their writer. */
    private record Output(VectorSchemaRoot root, ArrowFileWriter writer) {
        static Output begin(Schema schema, BufferAllocator allocator, StagedFile file) throws IOException {
            VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
            ArrowFileWriter writer =
                    new ArrowFileWriter(root, new DictionaryProvider.MapDictionaryProvider(), file.channel());
            writer.start();
            return new Output(root, writer);
        }
    }

    @Override
    public void write(long block, TableBatch rows) throws IOException {
        VectorSchemaRoot vectors = VectorSchemaRoot.create(ArrowBatches.schema(table, rows), allocator);
        boolean taken = false;
        try {
            ArrowBatches.write(rows, vectors);
            blocks.put(block, vectors);
            taken = true;
        } finally {
            if (!taken) {
                vectors.close();
            }
        }
    }

    /** Lends the vectors of a block to the file's own, without a copy, and writes them. */
    private void append(VectorSchemaRoot block) throws IOException {
        try (block) {
            Output out = output;
            if (out == null) {
                out = Output.begin(block.getSchema(), allocator, file);
                output = out;
            }
            if (!out.root.getSchema().equals(block.getSchema())) {
                throw new IllegalArgumentException("a block of table " + table.name() + " has the types "
                        + block.getSchema() + ", the first had " + out.root.getSchema());
            }
            try (ArrowRecordBatch batch = new VectorUnloader(block).getRecordBatch()) {
                new VectorLoader(out.root).load(batch);
            }
            out.writer.writeBatch();
            out.root.clear();
        }
    }

    @Override
    public void commit() throws IOException {
        blocks.end();
        Output out = output;
        if (out == null) {
            out = Output.begin(ArrowBatches.schema(table), allocator, file);
            output = out;
        }
        out.writer.end();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        try (allocator;
                file) {
            blocks.abandon(VectorSchemaRoot::close);
            if (output != null) {
                // Closing the writer would end the file as if it were whole; it owns nothing else.
                output.root.close();
            }
        }
    }
}
