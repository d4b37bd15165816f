package dev.hma.benchmarks;

import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.BitSet;
import java.util.List;

/**
 * A made-up shop of any size: customers, and orders that depend on who places them.
 *
 * <p>Every row is a function of the seed and of its own number, so tables of any length take no memory. An order's
 * customer is drawn for the order: the orders of a customer lie scattered over the table, early customers have more of
 * them, the last tenth of the customers none.
 */
final class Shop {
    static final Table CUSTOMERS = new Table(
            "customers",
            List.of(
                    new ColumnSpec("customer_id", new ColumnType.Id(null)),
                    new ColumnSpec("country", new ColumnType.Categorical(List.of())),
                    new ColumnSpec("income", new ColumnType.Numerical("Float")),
                    new ColumnSpec("age", new ColumnType.Numerical("Int64")),
                    new ColumnSpec("member_since", new ColumnType.Datetime("%Y-%m-%d")),
                    new ColumnSpec("newsletter", new ColumnType.Bool())),
            List.of("customer_id"));

    static final Table ORDERS = new Table(
            "orders",
            List.of(
                    new ColumnSpec("order_id", new ColumnType.Id(null)),
                    new ColumnSpec("customer_id", new ColumnType.Id(null)),
                    new ColumnSpec("price", new ColumnType.Numerical("Float")),
                    new ColumnSpec("weight", new ColumnType.Numerical("Float")),
                    new ColumnSpec("discount", new ColumnType.Numerical("Float")),
                    new ColumnSpec("margin", new ColumnType.Numerical("Float")),
                    new ColumnSpec("quantity", new ColumnType.Numerical("Int64")),
                    new ColumnSpec("distance", new ColumnType.Numerical("Int64")),
                    new ColumnSpec("channel", new ColumnType.Categorical(List.of())),
                    new ColumnSpec("category", new ColumnType.Categorical(List.of())),
                    new ColumnSpec("placed_at", new ColumnType.Datetime("%Y-%m-%d %H:%M:%S")),
                    new ColumnSpec("gift", new ColumnType.Bool())),
            List.of("order_id"));

    static final Schema SCHEMA = new Schema(
            List.of(CUSTOMERS, ORDERS),
            List.of(new Relationship("customers", List.of("customer_id"), "orders", List.of("customer_id"))));

    private static final String[] COUNTRIES = {"France", "Germany", "Italy", "Spain", "Portugal"};
    private static final String[] CHANNELS = {"web", "app", "phone", "store", "partner"};
    private static final String[] CATEGORIES = categories(60);

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long START = 18_262 * DAY; // 2020-01-01
    private static final int DAYS = 4 * 365;

    /** Lanes of an order from here on: its customer, what its columns have in common, which values are missing. */
    private static final int OWNER = 100;

    private static final int COMMON = 101;
    private static final int MISSING = 102;

    /** Lanes of a customer from here on: what it is like, as far as a column of its orders goes. */
    private static final int TASTE = 100;

    private static final int INCOME = 2;

    private final int customers;
    private final int orders;
    private final Draws ofCustomer;
    private final Draws ofOrder;

    /**
     * Creates a shop.
     *
     * @param customers the number of customers, positive
     * @param orders the number of orders
     * @param seed any number
     */
    Shop(int customers, int orders, long seed) {
        if (customers < 1 || orders < 0) {
            throw new IllegalArgumentException(customers + " customers and " + orders + " orders are no shop");
        }
        this.customers = customers;
        this.orders = orders;
        this.ofCustomer = Draws.of(seed).at("customer");
        this.ofOrder = Draws.of(seed).at("order");
    }

    /** {@return the number of rows of one of the tables} */
    int rows(Table table) {
        return table.equals(CUSTOMERS) ? customers : orders;
    }

    /** {@return rows of one of the tables, all columns} */
    TableBatch batch(Table table, int from, int n) {
        return table.equals(CUSTOMERS) ? customers(from, n) : orders(from, n);
    }

    /** {@return the prices of orders} */
    static double[] prices(TableBatch orders) {
        return ((Column.Doubles) orders.columns().get(ORDERS.columnNames().indexOf("price"))).values();
    }

    private TableBatch customers(int from, int n) {
        long[] id = new long[n];
        int[] country = new int[n];
        double[] income = new double[n];
        long[] age = new long[n];
        long[] since = new long[n];
        long[] newsletter = new long[n];
        for (int i = 0; i < n; i++) {
            int row = from + i;
            id[i] = row + 1L;
            country[i] = code(ofCustomer.normal(row, 1), COUNTRIES.length);
            income[i] = decimals(1800 * StrictMath.exp(0.5 * income(row)), 100);
            age[i] = 18 + (long) (62 * Normal.cdf(ofCustomer.normal(row, 3)));
            since[i] = START - DAY * (long) (DAYS * (1 - (row + ofCustomer.uniform(row, 4)) / (customers + 1.0)));
            newsletter[i] = income(row) + ofCustomer.normal(row, 5) > 0.3 ? 1 : 0;
        }
        BitSet none = new BitSet();
        return new TableBatch(
                n,
                List.of(
                        new Column.Longs(id, none),
                        new Column.Texts(country, COUNTRIES, none),
                        new Column.Doubles(income, none),
                        new Column.Longs(age, none),
                        new Column.Datetimes(since, none, false),
                        new Column.Longs(newsletter, none)));
    }

    private TableBatch orders(int from, int n) {
        long[] id = new long[n];
        long[] customer = new long[n];
        double[] price = new double[n];
        double[] weight = new double[n];
        double[] discount = new double[n];
        double[] margin = new double[n];
        BitSet noMargin = new BitSet();
        long[] quantity = new long[n];
        long[] distance = new long[n];
        int[] channel = new int[n];
        int[] category = new int[n];
        long[] placedAt = new long[n];
        long[] gift = new long[n];
        for (int i = 0; i < n; i++) {
            int row = from + i;
            int owner = owner(row);
            id[i] = row + 1L;
            customer[i] = owner + 1L;
            price[i] = decimals(25 * StrictMath.exp(0.8 * latent(row, owner, 2, 0.4)), 100);
            weight[i] = decimals(2 * StrictMath.exp(0.6 * latent(row, owner, 3, 0.2)), 1000);
            discount[i] = decimals(Math.max(0, latent(row, owner, 4, 0.5) - 0.3), 20);
            margin[i] = 0.2 + 0.1 * latent(row, owner, 5, 0.1);
            noMargin.set(i, ofOrder.uniform(row, MISSING) < 0.02);
            quantity[i] = 1 + (long) StrictMath.exp(0.5 + 0.6 * latent(row, owner, 6, 0.3));
            distance[i] = (long) StrictMath.exp(5 + 1.2 * latent(row, owner, 7, 0.6));
            channel[i] = code(latent(row, owner, 8, 0.4), CHANNELS.length);
            category[i] = code(latent(row, owner, 9, 0.3), CATEGORIES.length);
            placedAt[i] = START + SECOND * (long) (86_400.0 * DAYS * Normal.cdf(latent(row, owner, 10, 0.3)));
            gift[i] = latent(row, owner, 11, 0.4) > 1 ? 1 : 0;
        }
        BitSet none = new BitSet();
        return new TableBatch(
                n,
                List.of(
                        new Column.Longs(id, none),
                        new Column.Longs(customer, none),
                        new Column.Doubles(price, none),
                        new Column.Doubles(weight, none),
                        new Column.Doubles(discount, none),
                        new Column.Doubles(margin, noMargin),
                        new Column.Longs(quantity, none),
                        new Column.Longs(distance, none),
                        new Column.Texts(channel, CHANNELS, none),
                        new Column.Texts(category, CATEGORIES, none),
                        new Column.Datetimes(placedAt, none, false),
                        new Column.Longs(gift, none)));
    }

    /** Among the first nine tenths of the customers, with a density that falls from the first to the last. */
    private int owner(int order) {
        double u = ofOrder.uniform(order, OWNER);
        int active = Math.max(1, customers - customers / 10);
        return (int) (active * u * (0.4 + 0.6 * u));
    }

    private double income(int customer) {
        return ofCustomer.normal(customer, INCOME);
    }

    /**
     * The latent normal of a column of an order.
     *
     * @param share the share of its variance that lies between customers
     */
    private double latent(int row, int owner, int column, double share) {
        double taste = 0.6 * income(owner) + 0.8 * ofCustomer.normal(owner, TASTE + column);
        double own = 0.5 * ofOrder.normal(row, COMMON) + Math.sqrt(0.75) * ofOrder.normal(row, column);
        return Math.sqrt(share) * taste + Math.sqrt(1 - share) * own;
    }

    private static double decimals(double x, double scale) {
        return Math.rint(x * scale) / scale;
    }

    /** Early codes are more frequent. */
    private static int code(double z, int codes) {
        double p = Normal.cdf(z);
        return Math.min(codes - 1, (int) (codes * p * p));
    }

    private static String[] categories(int n) {
        String[] names = new String[n];
        for (int i = 0; i < n; i++) {
            names[i] = "category " + (char) ('A' + i / 10) + i % 10;
        }
        return names;
    }
}
