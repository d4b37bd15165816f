package dev.hma.evaluation.support;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
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
import java.util.Random;

/** Small databases, of shops and their sales where nothing else is said. */
public final class Databases {
    public static final ColumnType NUMBER = new ColumnType.Numerical(null);
    public static final ColumnType CATEGORY = new ColumnType.Categorical(List.of());
    public static final ColumnType BOOL = new ColumnType.Bool();
    public static final ColumnType TIME = new ColumnType.Datetime("%Y-%m-%d");
    public static final ColumnType ID = new ColumnType.Id(null);

    /** Shops with a size and a town; sales with an amount, a kind, a day and whether they were paid. */
    public static final Schema SHOPS = new Schema(
            List.of(
                    new Table(
                            "shops",
                            List.of(
                                    new ColumnSpec("id", ID),
                                    new ColumnSpec("size", NUMBER),
                                    new ColumnSpec("town", CATEGORY)),
                            List.of("id")),
                    new Table(
                            "sales",
                            List.of(
                                    new ColumnSpec("shop", ID),
                                    new ColumnSpec("amount", NUMBER),
                                    new ColumnSpec("kind", CATEGORY),
                                    new ColumnSpec("day", TIME),
                                    new ColumnSpec("paid", BOOL)),
                            List.of())),
            List.of(new Relationship("shops", List.of("id"), "sales", List.of("shop"))));

    private static final double DAY = 86_400;

    private Databases() {}

    /** Shops with up to eight sales each; amounts follow from size and kind, a tenth of days is missing. */
    public static Data shops(int count, long seed) {
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        List<String> towns = new ArrayList<>();
        List<String> shops = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<Double> days = new ArrayList<>();
        List<String> paid = new ArrayList<>();
        for (int shop = 0; shop < count; shop++) {
            double size = random.nextGaussian();
            ids.add("s" + shop);
            sizes.add(size);
            towns.add("town" + random.nextInt(5));
            for (int sale = random.nextInt(9); sale > 0; sale--) {
                int kind = random.nextInt(3);
                shops.add("s" + shop);
                amounts.add(size + 2 * kind + 0.3 * random.nextGaussian());
                kinds.add("kind" + kind);
                days.add(random.nextInt(10) == 0 ? Double.NaN : DAY * random.nextInt(1000));
                paid.add(kind > 0 == random.nextInt(10) > 0 ? "true" : "false");
            }
        }
        return shops(
                Map.of("id", texts(ids), "size", numbers(sizes), "town", texts(towns)),
                Map.of(
                        "shop",
                        texts(shops),
                        "amount",
                        numbers(amounts),
                        "kind",
                        texts(kinds),
                        "day",
                        numbers(days),
                        "paid",
                        texts(paid)));
    }

    /** Shops and sales of these columns. */
    public static Data shops(Map<String, Values> shops, Map<String, Values> sales) {
        return new Data(List.of(table("shops", shops), table("sales", sales)), List.of());
    }

    /** A database with each column of each table that is no key in an order of its own. */
    public static Data shuffled(Data data, List<String> keys, long seed) {
        Random random = new Random(seed);
        List<TableData> tables = new ArrayList<>();
        for (TableData table : data.tables().values()) {
            Map<String, Values> columns = new LinkedHashMap<>();
            table.columns().forEach((name, values) -> {
                int[] order = order(table.rows(), random);
                columns.put(name, keys.contains(name) ? values : reordered(values, order));
            });
            tables.add(table(table.name(), columns));
        }
        return new Data(tables, List.of());
    }

    private static int[] order(int rows, Random random) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static Values reordered(Values values, int[] order) {
        return values instanceof Values.Numbers numbers
                ? numbers(Arrays.stream(order)
                        .mapToDouble(i -> numbers.values()[i])
                        .toArray())
                : texts(Arrays.stream(order)
                        .mapToObj(i -> text((Values.Texts) values, i))
                        .toList());
    }

    private static String text(Values.Texts texts, int row) {
        return texts.isNull(row) ? null : texts.dictionary()[texts.codes()[row]];
    }

    public static TableData table(String name, Map<String, Values> columns) {
        int rows = columns.values().stream().mapToInt(Values::size).max().orElse(0);
        return new TableData(name, rows, columns, List.of(), List.of());
    }

    public static Values.Numbers numbers(double... values) {
        return new Values.Numbers(values);
    }

    public static Values.Numbers numbers(List<Double> values) {
        return numbers(values.stream().mapToDouble(v -> v).toArray());
    }

    public static Values.Texts texts(String... texts) {
        return texts(Arrays.asList(texts));
    }

    public static Values.Texts texts(List<String> texts) {
        Map<String, Integer> places = new LinkedHashMap<>();
        int[] codes = texts.stream()
                .mapToInt(text -> {
                    if (text == null) {
                        return -1;
                    }
                    places.putIfAbsent(text, places.size());
                    return places.get(text);
                })
                .toArray();
        return new Values.Texts(codes, places.keySet().toArray(String[]::new));
    }
}
