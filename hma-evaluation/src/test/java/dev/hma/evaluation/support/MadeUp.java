package dev.hma.evaluation.support;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A database made up table by table, column by column. The first key of a table is its primary key. */
public final class MadeUp {
    private final List<TableMaker> tables = new ArrayList<>();
    private final List<Relationship> relationships = new ArrayList<>();

    /** Begins a table; the columns that follow are its. */
    public MadeUp table(String name, int rows) {
        tables.add(new TableMaker(name, rows));
        return this;
    }

    /** A primary key: "0", "1", "2" and so on. */
    public MadeUp primaryKey(String name) {
        current().primaryKey.add(name);
        return texts(name, new ColumnType.Id(null), Integer::toString);
    }

    /** A foreign key to a parent whose primary key has one column. */
    public MadeUp foreignKey(String name, String parent, IntFunction<String> value) {
        TableMaker table =
                tables.stream().filter(t -> t.name.equals(parent)).findFirst().orElseThrow();
        relationships.add(new Relationship(parent, List.copyOf(table.primaryKey), current().name, List.of(name)));
        return texts(name, new ColumnType.Id(null), value);
    }

    /** A foreign key of row numbers of the parent. */
    public MadeUp foreignRow(String name, String parent, IntFunction<Integer> row) {
        return foreignKey(name, parent, i -> row.apply(i) == null ? null : Integer.toString(row.apply(i)));
    }

    /** Numbers; NaN is a missing one. */
    public MadeUp number(String name, IntToDoubleFunction value) {
        return numbers(name, new ColumnType.Numerical(null), value);
    }

    /** Points in time, by ISO texts such as {@code 2020-01-31T12:00}; null is a missing one. */
    public MadeUp moment(String name, IntFunction<String> value) {
        return numbers(name, new ColumnType.Datetime("%Y-%m-%dT%H:%M"), i -> {
            String text = value.apply(i);
            return text == null ? Double.NaN : LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
        });
    }

    /** Points in time, by days since 1970. */
    public MadeUp day(String name, IntToDoubleFunction value) {
        return numbers(name, new ColumnType.Datetime("%Y-%m-%d"), i -> value.applyAsDouble(i) * 86_400);
    }

    /** Categories; null is a missing one. */
    public MadeUp category(String name, IntFunction<String> value) {
        return texts(name, new ColumnType.Categorical(List.of()), value);
    }

    /** Booleans. */
    public MadeUp bool(String name, IntFunction<Boolean> value) {
        return texts(
                name,
                new ColumnType.Bool(),
                i -> value.apply(i) == null ? null : value.apply(i).toString());
    }

    public Schema schema() {
        return new Schema(
                tables.stream()
                        .map(table -> new Table(table.name, table.columns, table.primaryKey))
                        .toList(),
                relationships);
    }

    public Data data() {
        return new Data(
                tables.stream()
                        .map(table -> new TableData(table.name, table.rows, table.values, List.of(), List.of()))
                        .toList(),
                List.of());
    }

    /** The data without a table. */
    public Data without(String table) {
        return new Data(
                data().tables().values().stream()
                        .filter(one -> !one.name().equals(table))
                        .toList(),
                List.of());
    }

    /** The data without a column. */
    public Data without(String table, String column) {
        return new Data(
                data().tables().values().stream()
                        .map(one -> {
                            Map<String, Values> columns = new LinkedHashMap<>(one.columns());
                            if (one.name().equals(table)) {
                                columns.remove(column);
                            }
                            return new TableData(one.name(), one.rows(), columns, List.of(), List.of());
                        })
                        .toList(),
                List.of());
    }

    private MadeUp numbers(String name, ColumnType type, IntToDoubleFunction value) {
        return add(
                name,
                type,
                new Values.Numbers(
                        IntStream.range(0, current().rows).mapToDouble(value).toArray()));
    }

    private MadeUp texts(String name, ColumnType type, IntFunction<String> value) {
        return add(
                name,
                type,
                texts(IntStream.range(0, current().rows).mapToObj(value).toArray(String[]::new)));
    }

    private MadeUp add(String name, ColumnType type, Values values) {
        current().columns.add(new ColumnSpec(name, type));
        current().values.put(name, values);
        return this;
    }

    private TableMaker current() {
        return tables.get(tables.size() - 1);
    }

    static Values.Texts texts(String[] values) {
        Map<String, Integer> places = new LinkedHashMap<>();
        int[] codes = Arrays.stream(values)
                .mapToInt(value -> {
                    if (value == null) {
                        return -1;
                    }
                    places.putIfAbsent(value, places.size());
                    return places.get(value);
                })
                .toArray();
        return new Values.Texts(codes, places.keySet().toArray(String[]::new));
    }

    private static final class TableMaker {
        private final String name;
        private final int rows;
        private final List<ColumnSpec> columns = new ArrayList<>();
        private final List<String> primaryKey = new ArrayList<>();
        private final Map<String, Values> values = new LinkedHashMap<>();

        private TableMaker(String name, int rows) {
            this.name = name;
            this.rows = rows;
        }
    }
}
