package dev.hma.core.fit;

import dev.hma.api.data.Column;
import dev.hma.api.schema.Relationship;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key with the rows it joins. Parents are numbered among the rows that take part in the fit.
 */
final class ForeignKey {
    private final Relationship relationship;
    private final List<String> columns;
    private final KeyIndex parents;
    private final TableRows parentRows;
    private int @Nullable [] numbers;
    private int[] children = new int[0];
    private long nulls;

    ForeignKey(Relationship relationship, List<String> primaryKey, KeyIndex parents, TableRows parentRows) {
        this.relationship = relationship;
        this.columns = primaryKey.stream()
                .map(c -> relationship.foreignKey().get(relationship.parentKey().indexOf(c)))
                .toList();
        this.parents = parents;
        this.parentRows = parentRows;
    }

    Relationship relationship() {
        return relationship;
    }

    /** The child's columns, in the order of the parent's primary key: that in which keys are to be handed over. */
    List<String> columns() {
        return columns;
    }

    /** The number of children of each parent. */
    int[] children() {
        return children;
    }

    /** The child rows that refer to no parent. */
    long nulls() {
        return nulls;
    }

    /** Per row the parent's row in the source; {@link KeyIndex#NONE} for null, for no such row and for one left out. */
    void resolveSource(List<Column> key, int size, int[] found) {
        new KeyView(key, size).resolve(parents, found);
        if (parentRows.droppedRows() > 0) {
            for (int i = 0; i < size; i++) {
                if (found[i] != KeyIndex.NONE && parentRows.isDropped(found[i])) {
                    found[i] = KeyIndex.NONE;
                }
            }
        }
    }

    /** Per row the parent's number; {@link KeyIndex#NONE} for a row that refers to no parent. */
    void resolve(List<Column> key, int size, int[] found) {
        resolveSource(key, size, found);
        if (numbers != null) {
            for (int i = 0; i < size; i++) {
                found[i] = found[i] == KeyIndex.NONE ? KeyIndex.NONE : numbers[found[i]];
            }
        }
    }

    /** Which rows take part is settled: numbers the parents, and takes over the counts by source row. */
    void settle(int[] childrenBySourceRow, long nullRows) {
        nulls = nullRows;
        if (parentRows.droppedRows() == 0) {
            children = childrenBySourceRow;
            return;
        }
        int[] numbering = new int[childrenBySourceRow.length];
        int[] kept = new int[childrenBySourceRow.length - parentRows.droppedRows()];
        int n = 0;
        for (int row = 0; row < numbering.length; row++) {
            numbering[row] = n;
            if (!parentRows.isDropped(row)) {
                kept[n++] = childrenBySourceRow[row];
            }
        }
        numbers = numbering;
        children = kept;
    }
}
