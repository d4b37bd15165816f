package dev.hma.testkit;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Small databases of shops and their sales. */
final class MadeUpShops {
    /** Shops with a size and a town; sales with an amount, a kind, a day and whether they were paid. */
    static final Schema SCHEMA = new Schema(
            List.of(
                    new Table(
                            "shops",
                            List.of(
                                    new ColumnSpec("id", new ColumnType.Id(null)),
                                    new ColumnSpec("size", new ColumnType.Numerical(null)),
                                    new ColumnSpec("town", new ColumnType.Categorical(List.of()))),
                            List.of("id")),
                    new Table(
                            "sales",
                            List.of(
                                    new ColumnSpec("shop", new ColumnType.Id(null)),
                                    new ColumnSpec("amount", new ColumnType.Numerical(null)),
                                    new ColumnSpec("kind", new ColumnType.Categorical(List.of())),
                                    new ColumnSpec("day", new ColumnType.Datetime("%Y-%m-%d")),
                                    new ColumnSpec("paid", new ColumnType.Bool())),
                            List.of())),
            List.of(new Relationship("shops", List.of("id"), "sales", List.of("shop"))));

    private static final int SHOPS = 60;
    private static final int SALES = 240;
    private static final double DAY = 86_400;

    private MadeUpShops() {}

    /** A database; equal ones for equal seeds. */
    static Data data(long seed) {
        Draws shops = Draws.of(seed).at("shops");
        Draws sales = Draws.of(seed).at("sales");
        Map<String, Values> shop = new LinkedHashMap<>();
        shop.put("id", texts(SHOPS, row -> "s" + row));
        shop.put("size", numbers(SHOPS, row -> shops.normal(row, 1)));
        shop.put("town", texts(SHOPS, row -> "town" + shops.index(row, 2, 5)));
        Map<String, Values> sale = new LinkedHashMap<>();
        // A few foreign keys lead nowhere or are missing.
        sale.put("shop", texts(SALES, row -> row % 50 == 49 ? null : "s" + sales.index(row, 0, SHOPS + 1)));
        sale.put("amount", numbers(SALES, row -> sales.normal(row, 1) + sales.index(row, 2, 3)));
        sale.put("kind", texts(SALES, row -> "kind" + sales.index(row, 2, 3)));
        sale.put("day", numbers(SALES, row -> row % 10 == 3 ? Double.NaN : DAY * sales.index(row, 3, 1000)));
        sale.put("paid", texts(SALES, row -> sales.index(row, 4, 4) > 0 ? "true" : "false"));
        return new Data(List.of(table("shops", SHOPS, shop), table("sales", SALES, sale)), List.of());
    }

    static TableData table(String name, int rows, Map<String, Values> columns) {
        return new TableData(name, rows, columns, List.of(), List.of());
    }

    static Values.Numbers numbers(int rows, IntToDoubleFunction value) {
        double[] values = new double[rows];
        Arrays.setAll(values, value);
        return new Values.Numbers(values);
    }

    static Values.Texts texts(int rows, IntFunction<@Nullable String> value) {
        Map<String, Integer> places = new LinkedHashMap<>();
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            String text = value.apply(row);
            if (text == null) {
                codes[row] = -1;
            } else {
                places.putIfAbsent(text, places.size());
                codes[row] = places.getOrDefault(text, -1);
            }
        }
        return new Values.Texts(codes, places.keySet().toArray(String[]::new));
    }

    /** {@return everything that a database holds, as texts by column} */
    static Map<String, String> described(Data data) {
        Map<String, String> columns = new TreeMap<>();
        List<TableData> tables = new ArrayList<>(data.tables().values());
        for (TableData table : tables) {
            table.columns()
                    .forEach((name, values) -> columns.put(
                            table.name() + "." + name,
                            values instanceof Values.Texts texts
                                    ? Arrays.toString(texts.codes()) + Arrays.toString(texts.dictionary())
                                    : Arrays.toString(((Values.Numbers) values).values())));
        }
        return columns;
    }
}
