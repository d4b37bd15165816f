package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableSource;
import dev.hma.api.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A table in an Arrow file. Some record batches at a time are a split.
 *
 * @param file the file
 * @param table the table
 */
record ArrowSource(Path file, Table table) implements TableSource {
    private static final int BLOCKS_PER_SPLIT = 16;

    static ArrowSource open(Path file, Table table) throws IOException {
        try (ArrowInput input = ArrowInput.open(file)) {
            check(input, file, table);
        }
        return new ArrowSource(file, table);
    }

    /** The names of a file's columns. */
    static List<String> columns(Path file) throws IOException {
        try (ArrowInput input = ArrowInput.open(file)) {
            List<String> names = names(input);
            FileColumns.checkDistinct(names);
            return names;
        } catch (SynthesisException e) {
            throw e.place().isEmpty() ? e.in(file.toString()) : e;
        }
    }

    private static List<String> names(ArrowInput input) throws IOException {
        return input.root().getSchema().getFields().stream().map(Field::getName).toList();
    }

    /** Checks names and types. */
    static void check(ArrowInput input, Path file, Table table) throws IOException {
        List<String> names = names(input);
        try {
            FileColumns.check(names, table);
            ArrowRows rows = new ArrowRows(table, table.columnNames());
            rows.load(input.root(), input.dictionaries());
            rows.slice(0, 0);
        } catch (SynthesisException e) {
            throw e.in(file.toString());
        }
    }

    @Override
    public String description() {
        return file.toString();
    }

    @Override
    public List<Split> splits() throws IOException {
        int blocks;
        try (ArrowInput input = ArrowInput.open(file)) {
            blocks = input.blocks().size();
        }
        List<Split> splits = new ArrayList<>();
        int first = 0;
        do {
            int begin = first;
            int end = Math.min(first + BLOCKS_PER_SPLIT, blocks);
            splits.add(columns -> ArrowFileBatches.open(file, table, columns, begin, end));
            first = end;
        } while (first < blocks);
        return splits;
    }
}
