package dev.hma.evaluation.feature;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.evaluation.data.Columns;
import java.util.List;
import java.util.Objects;

/** Tables, columns and relationships that all sides of a comparison have. */
public final class SharedColumns {
    private final Schema schema;
    private final List<Data> sides;

    /**
     * What databases have in common.
     *
     * @param schema their structure
     * @param sides the databases, the real one first
     */
    public SharedColumns(Schema schema, List<Data> sides) {
        this.schema = schema;
        this.sides = List.copyOf(sides);
    }

    /** {@return the real database} */
    public Data real() {
        return sides.get(0);
    }

    /** {@return the tables that all sides have, in the metadata's order} */
    public List<Table> tables() {
        return schema.tables().stream()
                .filter(table -> sides.stream().allMatch(side -> side.find(table.name()) != null))
                .toList();
    }

    /**
     * The columns that are modelled: numerical, datetime, categorical and boolean ones that are part of no key.
     *
     * @param table a table's name
     * @return those that all sides have, in the metadata's order
     */
    public List<ColumnSpec> modelled(String table) {
        return Columns.modelled(schema, schema.table(table)).stream()
                .filter(column -> sides.stream().allMatch(side -> has(side, table, column.name())))
                .toList();
    }

    private static boolean has(Data side, String table, String column) {
        TableData data = side.find(table);
        return data != null && data.find(column) != null;
    }

    /** {@return the relationships whose rows all sides can put together, in the metadata's order} */
    public List<Relationship> relationships() {
        return schema.relationships().stream()
                .filter(relationship -> sides.stream().allMatch(side -> side.links(relationship) != null))
                .toList();
    }

    /** {@return those of {@link #relationships} whose parent is that table} */
    public List<Relationship> childrenOf(String table) {
        return relationships().stream().filter(r -> r.parent().equals(table)).toList();
    }

    /** {@return whether the metadata give that table no parent} */
    public boolean isRoot(String table) {
        return schema.parentsOf(table).isEmpty();
    }

    /** {@return the number of rows of a table that the side has} */
    public static int rows(Data side, String table) {
        return Objects.requireNonNull(side.find(table)).rows();
    }

    /** {@return the values of a column that the side has} */
    public static Values values(Data side, String table, String column) {
        return Objects.requireNonNull(Objects.requireNonNull(side.find(table)).find(column));
    }

    /** {@return a column as numbers: numerical as it is, datetime in days since 1970} */
    public static double[] numbers(Data side, String table, ColumnSpec column) {
        double[] values = ((Values.Numbers) values(side, table, column.name())).values();
        if (!(column.type() instanceof ColumnType.Datetime)) {
            return values;
        }
        double[] days = new double[values.length];
        for (int row = 0; row < days.length; row++) {
            days[row] = values[row] / 86_400;
        }
        return days;
    }
}
