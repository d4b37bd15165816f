package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Batches;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads some record batches of an Arrow file, in slices: other programs write record batches of millions of rows. */
final class ArrowFileBatches implements Batches {
    private static final int ROWS = 8192;

    private final Path file;
    private final ArrowInput input;
    private final ArrowRows rows;
    /** The record batch to load next, and the one to end before. */
    private int block;

    private final int end;
    /** The rows of the record batch that is loaded, and how many of them have been read. */
    private int loaded;

    private int done;

    private ArrowFileBatches(Path file, ArrowInput input, ArrowRows rows, int first, int end) {
        this.file = file;
        this.input = input;
        this.rows = rows;
        this.block = first;
        this.end = end;
    }

    static ArrowFileBatches open(Path file, Table table, List<String> columns, int first, int end) throws IOException {
        ArrowInput input = ArrowInput.open(file);
        try {
            ArrowSource.check(input, file, table);
            return new ArrowFileBatches(file, input, new ArrowRows(table, columns), first, end);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public @Nullable TableBatch next() throws IOException {
        while (done == loaded) {
            if (block == end) {
                return null;
            }
            input.load(input.blocks().get(block++));
            loaded = input.root().getRowCount();
            done = 0;
        }
        int size = Math.min(ROWS, loaded - done);
        try {
            rows.load(input.root(), input.dictionaries());
            TableBatch batch = rows.slice(done, size);
            done += size;
            return batch;
        } catch (SynthesisException e) {
            throw e.in("record batch " + block).in(file.toString());
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
