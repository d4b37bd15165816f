package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/** Converts the wanted columns of record batches. */
final class ArrowRows {
    private final List<String> names;
    private final List<ArrowColumn> columns;
    private final List<ArrowCells> cells = new ArrayList<>();

    ArrowRows(Table table, List<String> names) {
        this.names = names;
        this.columns =
                names.stream().map(name -> ArrowColumn.of(table.column(name))).toList();
    }

    /** Turns to the vectors of a record batch. */
    void load(VectorSchemaRoot root, DictionaryProvider dictionaries) {
        cells.clear();
        for (String name : names) {
            FieldVector vector = root.getVector(name);
            if (vector == null) {
                throw new SynthesisException(
                        "there is no vector for the column " + Shown.of(name), "The vectors are " + root.getSchema());
            }
            DictionaryEncoding encoding = vector.getField().getDictionary();
            Dictionary dictionary = encoding == null ? null : dictionaries.lookup(encoding.getId());
            if (encoding != null && dictionary == null) {
                throw new SynthesisException("the dictionary " + encoding.getId() + " is missing", "")
                        .in("column " + name);
            }
            cells.add(
                    dictionary == null ? new ArrowCells(vector, null) : new ArrowCells(dictionary.getVector(), vector));
        }
    }

    TableBatch slice(int from, int rows) {
        List<Column> slices = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            try {
                slices.add(columns.get(k).read(cells.get(k), from, rows));
            } catch (SynthesisException e) {
                throw e.in("column " + names.get(k));
            }
        }
        return new TableBatch(rows, slices);
    }
}
