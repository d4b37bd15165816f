package dev.hma.evaluation.data;

import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a table by what they are for. */
public final class Columns {
    private Columns() {}

    /**
     * The key columns: those that are part of the primary key or of a foreign key.
     *
     * @param schema the structure
     * @param table a table of it
     * @return their names
     */
    public static Set<String> keys(Schema schema, Table table) {
        Set<String> keys = new HashSet<>(table.primaryKey());
        for (Relationship relationship : schema.parentsOf(table.name())) {
            keys.addAll(relationship.foreignKey());
        }
        return keys;
    }

    /**
     * The modelled columns: those of type numerical, datetime, categorical and boolean that are no key columns. Their values
     * are numbers if they are numerical or datetime, and else texts.
     *
     * @param schema the structure
     * @param table a table of it
     * @return the columns, in the table's order
     */
    public static List<ColumnSpec> modelled(Schema schema, Table table) {
        Set<String> keys = keys(schema, table);
        return table.columns().stream()
                .filter(column -> hasMeaning(column) && !keys.contains(column.name()))
                .toList();
    }

    /**
     * Whether the values of a modelled column are numbers.
     *
     * @param column a modelled column
     * @return true for numerical and datetime, false for categorical and boolean
     */
    public static boolean numeric(ColumnSpec column) {
        return column.type() instanceof ColumnType.Numerical || column.type() instanceof ColumnType.Datetime;
    }

    private static boolean hasMeaning(ColumnSpec column) {
        return numeric(column)
                || column.type() instanceof ColumnType.Categorical
                || column.type() instanceof ColumnType.Bool;
    }
}
