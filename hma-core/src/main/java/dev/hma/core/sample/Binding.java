package dev.hma.core.sample;

import dev.hma.api.schema.Relationship;
import dev.hma.core.hierarchy.Role;
import dev.hma.core.work.Known;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What binds a foreign key that shares columns with one that is settled before it, as two keys of one tenant's tables do:
 * a row can only have a partner that belongs to the same row of the table that the shared columns come from.
 *
 * @param children per child row the row that the shared columns come from, -1 where they are null
 * @param parents per parent row the row that its part of the key comes from
 */
record Binding(int[] children, int[] parents) {
    /** What binds a key; null if it shares no columns with a key that is settled before it. */
    static @Nullable Binding of(Plan plan, TablePlan table, KeyPlan key) {
        Relationship own = key.relationship().relationship();
        for (KeyPlan before : plan.settlingOrder(table.name())) {
            if (before == key) {
                return null;
            }
            Relationship other = before.relationship().relationship();
            List<String> shared = own.foreignKey().stream()
                    .filter(other.foreignKey()::contains)
                    .toList();
            if (!shared.isEmpty()) {
                int[] children = new int[table.rows()];
                for (int row = 0; row < children.length; row++) {
                    int parent = before.parentOf(row);
                    children[row] =
                            parent < 0 ? -1 : origin(plan, plan.table(other.parent()), inParent(other, shared), parent);
                }
                TablePlan parent = plan.table(own.parent());
                int[] parents = new int[parent.rows()];
                List<String> columns = inParent(own, shared);
                for (int row = 0; row < parents.length; row++) {
                    parents[row] = origin(plan, parent, columns, row);
                }
                return new Binding(children, parents);
            }
        }
        return null;
    }

    /**
     * How many rows of another parent can be partners of the children of each row of a parent.
     *
     * @return the number per row of the parent of {@code key}; null if the two keys share no columns, or it is not
     *     settled yet where these come from
     */
    static @Nullable IntToLongFunction partners(Plan plan, Relationship key, Relationship other) {
        List<String> shared =
                key.foreignKey().stream().filter(other.foreignKey()::contains).toList();
        TablePlan own = plan.table(key.parent());
        TablePlan parents = plan.table(other.parent());
        if (shared.isEmpty()
                || !settled(plan, own, inParent(key, shared))
                || !settled(plan, parents, inParent(other, shared))) {
            return null;
        }
        Known<Integer, Long> sizes = new Known<>();
        for (int row = 0; row < parents.rows(); row++) {
            int origin = origin(plan, parents, inParent(other, shared), row);
            sizes.put(origin, sizes.has(origin) ? sizes.get(origin) + 1 : 1L);
        }
        return row -> {
            int origin = origin(plan, own, inParent(key, shared), row);
            return sizes.has(origin) ? sizes.get(origin) : 0;
        };
    }

    private static boolean settled(Plan plan, TablePlan table, List<String> columns) {
        for (KeyPlan key : plan.settlingOrder(table.name())) {
            Relationship relationship = key.relationship().relationship();
            if (key.relationship().role() != Role.SELF
                    && relationship.foreignKey().containsAll(columns)) {
                return key.settled()
                        && settled(plan, plan.table(relationship.parent()), inParent(relationship, columns));
            }
        }
        return true;
    }

    private static List<String> inParent(Relationship relationship, List<String> columns) {
        return columns.stream()
                .map(c -> relationship.parentKey().get(relationship.foreignKey().indexOf(c)))
                .toList();
    }

    /** The row of the table that a row's key columns come from in the end. */
    private static int origin(Plan plan, TablePlan table, List<String> columns, int row) {
        for (KeyPlan key : plan.settlingOrder(table.name())) {
            Relationship relationship = key.relationship().relationship();
            if (key.relationship().role() != Role.SELF
                    && relationship.foreignKey().containsAll(columns)) {
                int parent = key.parentOf(row);
                return parent < 0
                        ? -1
                        : origin(plan, plan.table(relationship.parent()), inParent(relationship, columns), parent);
            }
        }
        return row;
    }
}
