package dev.hma.api.evaluation;

import dev.hma.api.schema.Relationship;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a child table and the parent rows that a foreign key leads to. Keys are compared as texts; a composite key of
 * which a part is missing is missing. Arrays are read only by convention.
 */
public final class Links {
    /** Stands for the parent of a row whose foreign key is missing. */
    public static final int NULL = -1;

    /** Stands for the parent of a row whose foreign key leads to no parent. */
    public static final int ORPHAN = -2;

    private final int[] parentOf;
    private final int[] twin;
    private final int[] counts;

    private Links(int[] parentOf, int[] twin, int[] counts) {
        this.parentOf = parentOf;
        this.twin = twin;
        this.counts = counts;
    }

    static Links of(TableData parent, TableData child, Relationship relationship) {
        Map<Object, Integer> first = new HashMap<>();
        int[] twin = new int[parent.rows()];
        int[] last = new int[parent.rows()];
        List<Values.Texts> parentKey = keys(parent, relationship.parentKey());
        for (int row = 0; row < parent.rows(); row++) {
            twin[row] = -1;
            Object key = key(parentKey, row);
            Integer known = key == null ? null : first.putIfAbsent(key, row);
            last[row] = row;
            if (known != null) {
                twin[last[known]] = row;
                last[known] = row;
            }
        }
        int[] parentOf = new int[child.rows()];
        int[] counts = new int[parent.rows()];
        List<Values.Texts> foreignKey = keys(child, relationship.foreignKey());
        for (int row = 0; row < child.rows(); row++) {
            Object key = key(foreignKey, row);
            parentOf[row] = key == null ? NULL : first.getOrDefault(key, ORPHAN);
            for (int p = parentOf[row]; p >= 0; p = twin[p]) {
                counts[p]++;
            }
        }
        return new Links(parentOf, twin, counts);
    }

    private static List<Values.Texts> keys(TableData table, List<String> columns) {
        return columns.stream()
                .map(column -> (Values.Texts) table.columns().get(column))
                .toList();
    }

    /** The key of a row, equal to that of another row when all parts are; null if a part is missing. */
    private static @Nullable Object key(List<Values.Texts> columns, int row) {
        if (columns.size() == 1) {
            Values.Texts column = columns.get(0);
            return column.isNull(row) ? null : column.dictionary()[column.codes()[row]];
        }
        String[] parts = new String[columns.size()];
        for (int k = 0; k < parts.length; k++) {
            Values.Texts column = columns.get(k);
            if (column.isNull(row)) {
                return null;
            }
            parts[k] = column.dictionary()[column.codes()[row]];
        }
        return Arrays.asList(parts);
    }

    /** {@return per child row the first parent row of that key, or {@link #NULL} or {@link #ORPHAN}} */
    public int[] parentOf() {
        return parentOf;
    }

    /** {@return per parent row the next one with the same key, or -1: valid databases have none} */
    public int[] twin() {
        return twin;
    }

    /** {@return per parent row the number of children} */
    public int[] counts() {
        return counts;
    }
}
