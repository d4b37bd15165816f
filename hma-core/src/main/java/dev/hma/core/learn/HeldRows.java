package dev.hma.core.learn;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;

/** Rows in memory: families with their sums. */
public final class HeldRows implements LearningRows {
    private final FeatureBatch all;

    /**
     * Creates the rows.
     *
     * @param all all of them
     */
    public HeldRows(FeatureBatch all) {
        this.all = all;
    }

    @Override
    public long[] totals(Learning.Sums<?> wish) {
        long[] cells = new long[wish.cells()];
        wish.add(all, cells);
        return cells;
    }

    @Override
    public FeatureBatch rows(long limit) {
        return all.size() <= limit ? all : new FeatureBatch(0, (int) limit, columns());
    }

    private double[][] columns() {
        double[][] columns = new double[all.features()][];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = all.column(k);
        }
        return columns;
    }
}
