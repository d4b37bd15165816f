package dev.hma.core.fit;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.core.learn.HeldRows;
import dev.hma.core.learn.LearningRows;
import dev.hma.core.work.Orders;
import dev.hma.core.work.Workers;
import java.util.Arrays;

/**
 * The rows of a table family after family, each whole and in the order of the table, then the rows without a parent: for
 * synthesizers of sequences. All rows that are wanted are held in memory.
 */
final class WholeFamilies implements LearningRows {
    private final StoredRows rows;
    private final int[] families;
    private final Draws draws;
    private final Workers workers;

    /**
     * Creates the rows.
     *
     * @param rows the rows as they are stored
     * @param families per row its parent, -1 for none
     * @param draws decides which families are taken where only some are wanted
     * @param workers the threads
     */
    WholeFamilies(StoredRows rows, int[] families, Draws draws, Workers workers) {
        this.rows = rows;
        this.families = families;
        this.draws = draws;
        this.workers = workers;
    }

    @Override
    public long[] totals(Learning.Sums<?> wish) {
        return new HeldRows(rows(Long.MAX_VALUE), workers).totals(wish);
    }

    @Override
    public FeatureBatch rows(long limit) {
        // Rows without a parent are taken together, as a last family.
        int parents = Arrays.stream(families).max().orElse(-1) + 1;
        int[] sizes = new int[parents + 1];
        for (int family : families) {
            sizes[family < 0 ? parents : family]++;
        }
        boolean[] taken = taken(sizes, limit);
        int[] next = new int[parents + 1];
        int wanted = 0;
        for (int family = 0; family <= parents; family++) {
            next[family] = wanted;
            wanted += taken[family] ? sizes[family] : 0;
        }
        int[] place = new int[families.length];
        for (int i = 0; i < place.length; i++) {
            int family = families[i] < 0 ? parents : families[i];
            place[i] = taken[family] ? next[family]++ : -1;
        }
        return rows.rows(place, wanted);
    }

    /** Which families are taken up to the limit, in an order drawn by their address; one at least. */
    private boolean[] taken(int[] sizes, long limit) {
        boolean[] taken = new boolean[sizes.length];
        long wanted = 0;
        for (int family : Orders.sorted(sizes.length, (a, b) -> Long.compare(draws.bits(a, 0), draws.bits(b, 0)))) {
            if (wanted == 0 || wanted + sizes[family] <= limit) {
                taken[family] = true;
                wanted += sizes[family];
            }
        }
        return taken;
    }
}
