package dev.hma.core.learn;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.core.work.Workers;
import java.util.Arrays;

/** Rows in memory: families with their sums, or the rows of families one after another, which are not cut into pieces. */
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
        for (int from = 0, to; from < all.size(); from = to) {
            int start = from;
            to = Math.min(from + BLOCK, all.size());
            while (to < all.size() && all.families().length > 0 && isSameFamily(to - 1, to)) {
                to++;
            }
            int n = to - from;
            group.submit(() -> {
                long[] cells = new long[totals.length];
                wish.add(slice(start, n), cells);
                add(cells, totals);
            });
        }
        group.join();
        return totals;
    }

    private boolean isSameFamily(int row, int other) {
        return all.families()[row] >= 0 && all.families()[row] == all.families()[other];
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
