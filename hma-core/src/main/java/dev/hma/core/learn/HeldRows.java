package dev.hma.core.learn;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.core.work.Workers;
import java.util.Arrays;

/** Rows in memory: families with their sums. */
public final class HeldRows implements LearningRows {
    private static final int BLOCK = 4096;

    private final FeatureBatch all;
    private final Workers workers;

    /**
     * Creates the rows.
     *
     * @param all all of them
     * @param workers the threads that add up
     */
    public HeldRows(FeatureBatch all, Workers workers) {
        this.all = all;
        this.workers = workers;
    }

    @Override
    public long[] totals(Learning.Sums<?> wish) {
        long[] totals = new long[wish.cells()];
        Workers.Group group = workers.group();
        for (int from = 0; from < all.size(); from += BLOCK) {
            int start = from;
            int n = Math.min(BLOCK, all.size() - from);
            group.submit(() -> {
                long[] cells = new long[totals.length];
                wish.add(slice(start, n), cells);
                add(cells, totals);
            });
        }
        group.join();
        return totals;
    }

    private static void add(long[] cells, long[] totals) {
        synchronized (totals) {
            for (int k = 0; k < cells.length; k++) {
                totals[k] = Math.addExact(totals[k], cells[k]);
            }
        }
    }

    @Override
    public FeatureBatch rows(long limit) {
        return all.size() <= limit ? all : slice(0, (int) limit);
    }

    private FeatureBatch slice(int from, int n) {
        double[][] columns = new double[all.features()][];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = Arrays.copyOfRange(all.column(k), from, from + n);
        }
        int[] families = all.families();
        return families.length == 0
                ? new FeatureBatch(all.firstRow() + from, n, columns)
                : new FeatureBatch(all.firstRow() + from, n, columns, Arrays.copyOfRange(families, from, from + n));
    }
}
