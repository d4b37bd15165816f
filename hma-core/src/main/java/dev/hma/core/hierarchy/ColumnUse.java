package dev.hma.core.hierarchy;

import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import dev.hma.core.work.Known;

/** Where the values of a column come from when a table is sampled. */
public enum ColumnUse {
    /** The key of a parent's row. */
    FOREIGN,
    /** A generated primary key: a function of the row's number. */
    KEY,
    /** An encoder, and what it models. */
    ENCODED;

    /**
     * The use of every column of a table.
     *
     * <p>A primary key of one column is generated, unless it is a foreign key too or a point in time, which is modelled
     * and kept unique. In a key of several columns, identifiers and texts are generated and the rest is modelled.
     *
     * @param schema the schema
     * @param table one of its tables
     * @return the use by column name, in the table's order
     */
    public static Known<String, ColumnUse> of(Schema schema, Table table) {
        Known<String, ColumnUse> uses = new Known<>();
        for (ColumnSpec column : table.columns()) {
            boolean foreign = schema.parentsOf(table.name()).stream()
                    .anyMatch(r -> r.foreignKey().contains(column.name()));
            uses.put(column.name(), foreign ? FOREIGN : isGeneratedKey(table, column) ? KEY : ENCODED);
        }
        return uses;
    }

    private static boolean isGeneratedKey(Table table, ColumnSpec column) {
        if (!table.primaryKey().contains(column.name())) {
            return false;
        }
        ColumnType type = column.type();
        if (type instanceof ColumnType.Id || type instanceof ColumnType.Text) {
            return true;
        }
        return table.primaryKey().size() == 1
                && (type instanceof ColumnType.Numerical || type instanceof ColumnType.Categorical);
    }
}
