package dev.hma.core.engine;

import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.source.Database;
import dev.hma.core.source.MemoryTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up database: rows of plain objects, handed to the engine in whatever partitions and batches a test asks for.
 *
 * <p>A column is written {@code name:kind}, where the kind is one of {@code id}, {@code int}, {@code real}, {@code number}
 * (of no declared representation), {@code category}, {@code bool}, {@code day}, {@code second}, {@code name}. A cell is a
 * text, a whole number, a real number, a boolean or null; points in time are whole numbers of days or seconds since 1970.
 */
final class MadeUp {
    static final long DAY = 86_400_000_000L;
    static final long SECOND = 1_000_000L;

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, List<Object[]>> rows = new LinkedHashMap<>();
    private final List<Relationship> relationships = new ArrayList<>();

    /** Adds a table; the columns of its key are joined by {@code +}, none is the empty text. */
    MadeUp table(String name, String key, String... columns) {
        List<ColumnSpec> specs = Arrays.stream(columns)
                .map(c -> new ColumnSpec(c.substring(0, c.indexOf(':')), type(c.substring(c.indexOf(':') + 1))))
                .toList();
        tables.put(name, new Table(name, specs, key.isEmpty() ? List.of() : List.of(key.split("\\+"))));
        rows.put(name, new ArrayList<>());
        return this;
    }

    private static ColumnType type(String kind) {
        return switch (kind) {
            case "id" -> new ColumnType.Id(null);
            case "int" -> new ColumnType.Numerical("Int64");
            case "real" -> new ColumnType.Numerical("Float");
            case "number" -> new ColumnType.Numerical(null);
            case "category" -> new ColumnType.Categorical(List.of());
            case "bool" -> new ColumnType.Bool();
            case "day" -> new ColumnType.Datetime("%Y-%m-%d");
            case "second" -> new ColumnType.Datetime("%Y-%m-%d %H:%M:%S");
            case "name" -> new ColumnType.Text("first_name");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Adds a row. */
    MadeUp row(String table, Object... cells) {
        rows.get(table).add(cells);
        return this;
    }

    /** Adds a foreign key, written {@code child.column+column>parent}. */
    MadeUp key(String key) {
        int dot = key.indexOf('.');
        int arrow = key.indexOf('>');
        String parent = key.substring(arrow + 1);
        relationships.add(new Relationship(
                parent,
                tables.get(parent).primaryKey(),
                key.substring(0, dot),
                List.of(key.substring(dot + 1, arrow).split("\\+"))));
        return this;
    }

    Schema schema() {
        return new Schema(List.copyOf(tables.values()), relationships);
    }

    /** The rows of a table as texts, null where there is no value. */
    List<String[]> texts(String table) {
        List<ColumnSpec> columns = tables.get(table).columns();
        List<String[]> texts = new ArrayList<>();
        for (Object[] row : rows.get(table)) {
            String[] cells = new String[row.length];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = row[c] == null ? null : text(columns.get(c).type(), row[c]);
            }
            texts.add(cells);
        }
        return texts;
    }

    private static String text(ColumnType type, Object cell) {
        return switch (type.storage()) {
            case LONGS -> Long.toString(whole(cell));
            case DOUBLES -> Double.toHexString(((Number) cell).doubleValue());
            case TEXTS -> cell.toString();
            case DATETIMES -> Long.toString(whole(cell) * unit(type));
        };
    }

    private static long whole(Object cell) {
        return cell instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) cell).longValue();
    }

    private static long unit(ColumnType type) {
        return "%Y-%m-%d".equals(((ColumnType.Datetime) type).format()) ? DAY : SECOND;
    }

    int size(String table) {
        return rows.get(table).size();
    }

    /** The database with a batch per table. */
    Database database() {
        return database(1, Integer.MAX_VALUE, 0);
    }

    /**
     * The database in parts.
     *
     * @param partitions how many per table
     * @param batch how many rows in a batch
     * @param order what to shuffle the partitions by; 0 leaves them in order
     */
    Database database(int partitions, int batch, long order) {
        Map<String, MemoryTable> sources = new LinkedHashMap<>();
        for (Table table : tables.values()) {
            List<Object[]> all = rows.get(table.name());
            List<List<TableBatch>> parts = new ArrayList<>();
            for (int p = 0; p < partitions; p++) {
                int end = (int) ((long) all.size() * (p + 1) / partitions);
                List<TableBatch> batches = new ArrayList<>();
                for (int from = (int) ((long) all.size() * p / partitions); from < end; from += batch) {
                    batches.add(batch(table, all.subList(from, from + Math.min(batch, end - from))));
                    if (batch > end - from) {
                        break;
                    }
                }
                parts.add(batches);
            }
            if (order != 0) {
                Collections.shuffle(parts, new Random(order));
            }
            sources.put(table.name(), MemoryTable.partitioned(table, parts));
        }
        return Database.of(schema(), sources);
    }

    private static TableBatch batch(Table table, List<Object[]> rows) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            columns.add(column(table.columns().get(c).type(), c, rows));
        }
        return new TableBatch(rows.size(), columns);
    }

    private static Column column(ColumnType type, int c, List<Object[]> rows) {
        int n = rows.size();
        BitSet nulls = new BitSet();
        long[] longs = new long[n];
        double[] doubles = new double[n];
        String[] dictionary = new String[n];
        int[] codes = new int[n];
        for (int i = 0; i < n; i++) {
            Object cell = rows.get(i)[c];
            codes[i] = i;
            dictionary[i] = "";
            if (cell == null) {
                nulls.set(i);
                // What stands there means nothing.
                longs[i] = 77;
                doubles[i] = -1e300;
                continue;
            }
            switch (type.storage()) {
                case LONGS -> longs[i] = whole(cell);
                case DOUBLES -> doubles[i] = ((Number) cell).doubleValue();
                case TEXTS -> dictionary[i] = cell.toString();
                case DATETIMES -> longs[i] = whole(cell) * unit(type);
            }
        }
        return switch (type.storage()) {
            case LONGS -> new Column.Longs(longs, nulls);
            case DOUBLES -> new Column.Doubles(doubles, nulls);
            case TEXTS -> new Column.Texts(codes, dictionary, nulls);
            case DATETIMES -> new Column.Datetimes(longs, nulls, false);
        };
    }
}
