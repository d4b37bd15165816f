package dev.hma.trees;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out of which features values are repeated in a family more often than values are equal by chance. */
final class Repeats {
    /** As many rows show it. */
    private static final int ROWS = 20_000;

    /** How many more must be repeated, and which share. */
    private static final double MORE = 20;

    private static final double SHARE = 0.02;

    private final double[][] columns;
    private final int size;
    private final @Nullable Distinct[] distinct;
    private final long[] pairs;
    private final long[] repeated;
    private final double[] byChance;

    /**
     * Begins without a row.
     *
     * @param columns per feature its values
     * @param size how many rows there are
     * @param known per feature its different values, null where they are not known: of categories
     */
    Repeats(double[][] columns, int size, List<@Nullable Distinct> known) {
        this.columns = columns;
        this.size = size;
        distinct = known.toArray(new Distinct[0]);
        pairs = new long[columns.length];
        repeated = new long[columns.length];
        byChance = new double[columns.length];
    }

    /** Adds a row, before the family's memory takes it in. */
    void add(int i, int f, double again, Siblings.Memory memory, double[] row) {
        if (i >= ROWS || Double.isNaN(again)) {
            return;
        }
        Distinct values = distinct[f] == null ? Distinct.of(columns[f], size) : distinct[f];
        distinct[f] = values;
        pairs[f]++;
        repeated[f] += again == Siblings.NEW ? 0 : 1;
        byChance[f] += memory.sum(f, row, values::share);
    }

    boolean isMoreThanChance(int f) {
        return repeated[f] > byChance[f] + Math.max(MORE, SHARE * pairs[f]);
    }
}
