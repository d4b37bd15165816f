package dev.hma.api.schema;

import java.util.List;

/**
 * A foreign key: rows of the child table name a row of the parent table by its key.
 *
 * @param parent the parent table's name
 * @param parentKey the columns of the parent's key
 * @param child the child table's name; may be the parent's (a self-reference)
 * @param foreignKey the columns of the child that hold the parent's key, in the same order
 */
public record Relationship(String parent, List<String> parentKey, String child, List<String> foreignKey) {
    /** Copies the lists. */
    public Relationship {
        parentKey = List.copyOf(parentKey);
        foreignKey = List.copyOf(foreignKey);
    }

    /** {@return {@code parent>child.foreign_key}, columns of a composite key joined by {@code +}} */
    public String name() {
        return parent + ">" + child + "." + String.join("+", foreignKey);
    }

    /** {@return whether child and parent are one table} */
    public boolean selfReference() {
        return parent.equals(child);
    }
}
