package dev.hma.core.engine;

import dev.hma.api.data.Column;
import dev.hma.api.data.StorageFormat;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSink;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables as lines of cells with tabulators between them: for tests to look at what was sampled. */
final class TextFormat implements StorageFormat {
    private static final String NULL = "\\N";

    @Override
    public List<String> extensions() {
        return List.of("txt");
    }

    @Override
    public TableSource source(Path file, Table table) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TableSink sink(Path file, Table table) {
        return new Sink(file, table);
    }

    /** The rows of a file, null where there is no value. */
    static List<String[]> read(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cells[i].equals(NULL) ? null : cells[i];
            }
            rows.add(cells);
        }
        return rows;
    }

    private static final class Sink implements TableSink {
        private final Path file;
        private final Table table;
        private final Map<Long, String> blocks = new TreeMap<>();

        Sink(Path file, Table table) {
            this.file = file;
            this.table = table;
        }

        @Override
        public void write(long block, TableBatch rows) {
            StringBuilder text = new StringBuilder();
            if (rows.columns().size() != table.columns().size()) {
                throw new IllegalStateException(rows.columns().size() + " columns for " + table);
            }
            for (int i = 0; i < rows.size(); i++) {
                for (int c = 0; c < rows.columns().size(); c++) {
                    text.append(c == 0 ? "" : "\t").append(cell(rows.columns().get(c), i));
                }
                text.append('\n');
            }
            synchronized (blocks) {
                if (blocks.put(block, text.toString()) != null) {
                    throw new IllegalStateException("block " + block + " comes twice");
                }
            }
        }

        private static String cell(Column column, int row) {
            if (column.nulls().get(row)) {
                return NULL;
            }
            if (column instanceof Column.Longs longs) {
                return Long.toString(longs.values()[row]);
            }
            if (column instanceof Column.Doubles doubles) {
                return Double.toHexString(doubles.values()[row]);
            }
            return column instanceof Column.Texts texts
                    ? texts.text(row)
                    : Long.toString(((Column.Datetimes) column).micros()[row]);
        }

        @Override
        public void commit() throws IOException {
            Files.writeString(file, String.join("", blocks.values()));
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
