package dev.hma.core.sample;

import dev.hma.api.random.Draws;
import dev.hma.api.schema.Relationship;
import dev.hma.core.model.Agreement;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which paths agree, worked out for the rows of a sample: where the ways lead, and where the partners come from.
 *
 * @param ways per way and child row the row of the common ancestor, -1 for none
 * @param origins per possible partner the row of the common ancestor, -1 for none
 * @param free the child rows that need not agree
 */
record Following(int[][] ways, int[] origins, BitSet free) {
    /** What a foreign key follows; null if it follows nothing. The foreign keys on the ways are settled. */
    static @Nullable Following of(Plan plan, TablePlan table, KeyPlan key) {
        Agreement agreement = key.relationship().agreement();
        if (agreement == null) {
            return null;
        }
        int[][] ways = new int[agreement.ways().size()][];
        for (int w = 0; w < ways.length; w++) {
            ways[w] = ends(plan, agreement.ways().get(w).path(), table.rows());
        }
        List<Relationship> own = agreement.own();
        int[] origins = ends(
                plan,
                own.subList(1, own.size()),
                plan.table(own.get(0).parent()).rows());
        Draws draws = plan.draws().at(own.get(0).name()).at("free");
        BitSet free = new BitSet();
        for (int row = 0; row < table.rows(); row++) {
            free.set(row, !leads(ways, row) || agreement.bound() < 1 && draws.uniform(row, 0) >= agreement.bound());
        }
        return new Following(ways, origins, free);
    }

    private static boolean leads(int[][] ways, int row) {
        for (int[] way : ways) {
            if (way[row] >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Per row where a path leads. */
    private static int[] ends(Plan plan, List<Relationship> path, int rows) {
        int[] ends = new int[rows];
        Arrays.setAll(ends, row -> row);
        for (Relationship step : path) {
            KeyPlan key = plan.key(step);
            for (int row = 0; row < rows; row++) {
                ends[row] = ends[row] < 0 ? -1 : key.parentOf(ends[row]);
            }
        }
        return ends;
    }

    /** Whether a partner is one that a row may have by the rule. */
    boolean allows(int row, int partner) {
        return free.get(row) || origins[partner] >= 0 && isEnd(row, origins[partner]);
    }

    private boolean isEnd(int row, int ancestor) {
        for (int[] way : ways) {
            if (way[row] == ancestor) {
                return true;
            }
        }
        return false;
    }

    /** The same as a binding, for rows that have partners already: free ones are bound to theirs. */
    Binding binding(int[] partners) {
        int[] children = new int[partners.length];
        for (int row = 0; row < children.length; row++) {
            boolean loose = free.get(row) && partners[row] >= 0;
            children[row] = loose ? origins[partners[row]] : ways[0][row];
        }
        return new Binding(children, origins);
    }
}
