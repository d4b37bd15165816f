/**
 * The structure of a database: tables, typed columns, keys and relationships.
 *
 * <p>A schema is usually read from a metadata file. It can be written in code as well:
 *
 * <pre>{@code
 * import dev.hma.api.schema.ColumnSpec;
 * import dev.hma.api.schema.ColumnType;
 * import dev.hma.api.schema.Relationship;
 * import dev.hma.api.schema.Schema;
 * import dev.hma.api.schema.Table;
 * import java.util.List;
 *
 * public final class Shop {
 *     private static final Table CUSTOMERS = new Table(
 *             "customers",
 *             List.of(
 *                     new ColumnSpec("customer", new ColumnType.Id("C[0-9]{5}")),
 *                     new ColumnSpec("name", new ColumnType.Text("name")),
 *                     new ColumnSpec("region", new ColumnType.Categorical(List.of()))),
 *             List.of("customer"));
 *
 *     private static final Table ORDERS = new Table(
 *             "orders",
 *             List.of(
 *                     new ColumnSpec("customer", new ColumnType.Id(null)),
 *                     new ColumnSpec("line", new ColumnType.Numerical("Int64")),
 *                     new ColumnSpec("day", new ColumnType.Datetime("%Y-%m-%d"))),
 *             List.of("customer", "line"));
 *
 *     // Customers and their orders, whose key has two columns.
 *     public static final Schema SCHEMA = new Schema(
 *             List.of(CUSTOMERS, ORDERS),
 *             List.of(new Relationship("customers", List.of("customer"), "orders", List.of("customer"))));
 *
 *     private Shop() {}
 * }
 * }</pre>
 *
 * <p>Keys are lists of columns everywhere: a key of one column is no special case. {@link
 * dev.hma.api.schema.ColumnType#storage()} tells a storage format what kind of array a column has, {@link
 * dev.hma.api.schema.DatetimeFormat} reads and writes dates as the column declares them.
 */
@NullMarked
package dev.hma.api.schema;

import org.jspecify.annotations.NullMarked;
