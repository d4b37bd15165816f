package dev.hma.evaluation.report;

import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.Relationship;
import dev.hma.api.schema.Schema;
import dev.hma.api.schema.Table;
import java.util.List;

/** The columns that are modelled: numbers, dates, categories and booleans that are no part of a key. */
final class Modelled {
    private Modelled() {}

    static List<ColumnSpec> columns(Schema schema, Table table) {
        return table.columns().stream()
                .filter(column -> numeric(column) || discrete(column))
                .filter(column -> !key(schema, table, column.name()))
                .toList();
    }

    static boolean numeric(ColumnSpec column) {
        return column.type() instanceof ColumnType.Numerical || column.type() instanceof ColumnType.Datetime;
    }

    private static boolean discrete(ColumnSpec column) {
        return column.type() instanceof ColumnType.Categorical || column.type() instanceof ColumnType.Bool;
    }

    private static boolean key(Schema schema, Table table, String column) {
        return table.primaryKey().contains(column)
                || schema.parentsOf(table.name()).stream()
                        .map(Relationship::foreignKey)
                        .anyMatch(key -> key.contains(column));
    }
}
