package dev.hma.api.schema;

import java.util.Objects;

/**
 * A column of a table: its name and what it means.
 *
 * @param name the name, unique in its table
 * @param type what it means
 */
public record ColumnSpec(String name, ColumnType type) {
    /** Checks for nulls. */
    public ColumnSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
