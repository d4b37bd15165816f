package dev.hma.benchmarks;

import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import dev.hma.core.model.FittedColumn;
import dev.hma.core.model.FittedTable;
import dev.hma.core.model.TableFrame;
import dev.hma.core.source.Database;
import dev.hma.core.source.MemoryTable;
import java.util.Map;

/** A shop in memory and the model of it: what benchmarks of the parts start from. */
final class FittedShop {
    private static final int ORDERS_PER_CUSTOMER = 10;

    private final int customers;
    private final TableBatch orders;
    private final HmaModel model;

    private FittedShop(int customers, TableBatch orders, HmaModel model) {
        this.customers = customers;
        this.orders = orders;
        this.model = model;
    }

    /** {@return a shop with so many orders, and a tenth as many customers} */
    static FittedShop of(int orders) {
        Shop shop = shop(orders);
        TableBatch rows = shop.batch(Shop.ORDERS, 0, orders);
        Database database = Database.of(
                Shop.SCHEMA,
                Map.of(
                        Shop.CUSTOMERS.name(),
                        MemoryTable.of(Shop.CUSTOMERS, shop.batch(Shop.CUSTOMERS, 0, shop.rows(Shop.CUSTOMERS))),
                        Shop.ORDERS.name(),
                        MemoryTable.of(Shop.ORDERS, rows)));
        return new FittedShop(shop.rows(Shop.CUSTOMERS), rows, Hma.create().fit(database));
    }

    /** {@return a shop with so many orders, and a tenth as many customers} */
    static Shop shop(int orders) {
        return new Shop(Math.max(1, orders / ORDERS_PER_CUSTOMER), orders, 1);
    }

    int customers() {
        return customers;
    }

    FittedTable table() {
        return model.fitted().table(Shop.ORDERS.name());
    }

    private FittedColumn.Encoded encoded(int column) {
        return (FittedColumn.Encoded) table().columns().get(column);
    }

    /** {@return the orders as rows of their frame, each in the family of its customer} */
    FeatureBatch features() {
        TableFrame frame = table().frame();
        int n = orders.size();
        double[][] features = new double[frame.frame().size()][n];
        for (int c = 0; c < orders.columns().size(); c++) {
            if (frame.value(c) != TableFrame.NONE) {
                encoded(c).encoder().encode(orders.columns().get(c), n, features[frame.value(c)]);
            }
            if (frame.indicator(c) != TableFrame.NONE) {
                double[] indicator = features[frame.indicator(c)];
                orders.columns().get(c).nulls().stream().forEach(i -> indicator[i] = 1);
            }
        }
        return new FeatureBatch(0, n, features, families());
    }

    private int[] families() {
        long[] customer =
                ((Column.Longs) orders.columns().get(Shop.ORDERS.columnNames().indexOf("customer_id"))).values();
        int[] families = new int[customer.length];
        for (int i = 0; i < families.length; i++) {
            families[i] = (int) customer[i] - 1;
        }
        return families;
    }
}
