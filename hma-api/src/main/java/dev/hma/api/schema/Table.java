package dev.hma.api.schema;

import dev.hma.api.SynthesisException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table: its columns in their order, and its primary key.
 *
 * @param name the name, unique in the schema
 * @param columns the columns in the order in which they are written
 * @param primaryKey the names of the key's columns; empty if the table has no primary key
 */
public record Table(String name, List<ColumnSpec> columns, List<String> primaryKey) {
    /**
     * Copies the lists and checks the names.
     *
     * @throws SynthesisException if a column name is repeated or the key names a column that is not there
     */
    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        Set<String> names = new HashSet<>();
        for (ColumnSpec column : columns) {
            if (!names.add(column.name())) {
                throw new SynthesisException("column '" + column.name() + "' is declared twice", "Name it once")
                        .in("table " + name);
            }
        }
        Set<String> keys = new HashSet<>();
        for (String key : primaryKey) {
            if (!names.contains(key)) {
                throw new SynthesisException(
                                "the primary key names column '" + key + "', which the table does not have",
                                "Its columns are " + names)
                        .in("table " + name);
            }
            if (!keys.add(key)) {
                throw new SynthesisException("the primary key names column '" + key + "' twice", "Name it once")
                        .in("table " + name);
            }
        }
    }

    /** {@return the column of that name, if there is one} */
    public Optional<ColumnSpec> find(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /**
     * The column of that name.
     *
     * @param column a column's name
     * @return the column
     * @throws SynthesisException if there is none; the message lists those there are
     */
    public ColumnSpec column(String column) {
        return find(column)
                .orElseThrow(() -> new SynthesisException(
                                "there is no column '" + column + "'", "Its columns are " + columnNames())
                        .in("table " + name));
    }

    /** {@return the names of the columns, in order} */
    public List<String> columnNames() {
        return columns.stream().map(ColumnSpec::name).toList();
    }
}
