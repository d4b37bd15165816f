package dev.hma.arrow;

import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;

/** Writes a CSV file: blocks become text in the threads that bring them, and go to the file in their order. */
final class CsvSink implements TableSink {
    private final CsvBlock format;
    private final StagedFile file;
    private final InOrder<Utf8Bytes> blocks;

    CsvSink(Path path, Table table) throws IOException {
        format = new CsvBlock(table);
        file = new StagedFile(path);
        try {
            OutputStream out = Channels.newOutputStream(file.channel());
            format.header().writeTo(out);
            blocks = new InOrder<>(bytes -> bytes.writeTo(out));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void write(long block, TableBatch rows) throws IOException {
        blocks.put(block, format.rows(rows));
    }

    @Override
    public void commit() throws IOException {
        blocks.end();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
