package dev.hma.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.DatetimeFormat;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of reference data in a model file: per table and column a list of the values, as people read them; null where there is
 * none.
 */
final class ReferenceJson {
    private static final String DAMAGED = "The file is damaged: fit the model again";

    private ReferenceJson() {}

    static ObjectNode write(Schema schema, Map<String, TableBatch> tables) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        tables.forEach((name, rows) -> {
            ObjectNode columns = out.putObject(name);
            List<ColumnSpec> specs = schema.table(name).columns();
            for (int c = 0; c < specs.size(); c++) {
                write(
                        specs.get(c).type(),
                        rows.columns().get(c),
                        rows.size(),
                        columns.putArray(specs.get(c).name()));
            }
        });
        return out;
    }

    private static void write(ColumnType type, Column column, int n, ArrayNode out) {
        DatetimeFormat format =
                type instanceof ColumnType.Datetime datetime ? DatetimeFormat.of(datetime) : DatetimeFormat.ISO;
        for (int i = 0; i < n; i++) {
            if (column.nulls().get(i)) {
                out.addNull();
            } else if (column instanceof Column.Texts texts) {
                out.add(texts.text(i));
            } else if (column instanceof Column.Doubles doubles) {
                out.add(doubles.values()[i]);
            } else if (column instanceof Column.Datetimes datetimes) {
                out.add(format.format(datetimes.micros()[i], datetimes.unpadded()));
            } else {
                out.add(((Column.Longs) column).values()[i]);
            }
        }
    }

    static Map<String, TableBatch> read(Schema schema, JsonNode tree) {
        Map<String, TableBatch> tables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            Table table = schema.table(entry.getKey());
            try {
                tables.put(table.name(), read(table, entry.getValue()));
            } catch (SynthesisException e) {
                throw e.in("reference data of table " + table.name());
            }
        }
        return tables;
    }

    private static TableBatch read(Table table, JsonNode tree) {
        List<Column> columns = new ArrayList<>();
        int rows = tree.path(table.columns().get(0).name()).size();
        if (tree.size() != table.columns().size()) {
            throw new SynthesisException(
                    tree.size() + " columns of " + table.columns().size() + " are there", DAMAGED);
        }
        for (ColumnSpec spec : table.columns()) {
            JsonNode values = tree.path(spec.name());
            if (!values.isArray() || values.size() != rows) {
                throw new SynthesisException("column " + spec.name() + " does not hold " + rows + " values", DAMAGED);
            }
            columns.add(read(spec, values));
        }
        return new TableBatch(rows, columns);
    }

    private static Column read(ColumnSpec spec, JsonNode values) {
        int n = values.size();
        BitSet nulls = new BitSet(n);
        long[] longs = new long[n];
        double[] doubles = new double[n];
        int[] codes = new int[n];
        String[] texts = new String[n];
        boolean unpadded = false;
        for (int i = 0; i < n; i++) {
            JsonNode value = values.get(i);
            codes[i] = i;
            texts[i] = "";
            if (value.isNull()) {
                nulls.set(i);
                continue;
            }
            switch (spec.type().storage()) {
                case LONGS ->
                    longs[i] = fit(value.isIntegralNumber(), value, spec).longValue();
                case DOUBLES -> doubles[i] = fit(value.isNumber(), value, spec).doubleValue();
                case TEXTS -> texts[i] = fit(value.isTextual(), value, spec).textValue();
                case DATETIMES -> {
                    DatetimeFormat format = DatetimeFormat.of((ColumnType.Datetime) spec.type());
                    String text = fit(value.isTextual(), value, spec).textValue();
                    longs[i] = format.parse(text);
                    unpadded |= format.unpadded(text);
                }
            }
        }
        return switch (spec.type().storage()) {
            case LONGS -> new Column.Longs(longs, nulls);
            case DOUBLES -> new Column.Doubles(doubles, nulls);
            case TEXTS -> new Column.Texts(codes, texts, nulls);
            case DATETIMES -> new Column.Datetimes(longs, nulls, unpadded);
        };
    }

    private static JsonNode fit(boolean fits, JsonNode value, ColumnSpec spec) {
        if (!fits) {
            throw new SynthesisException(
                    "column " + spec.name() + " holds " + value + " among values of sdtype "
                            + spec.type().sdtype(),
                    DAMAGED);
        }
        return value;
    }
}
