package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Lattice;

/** Number of rows, sum and sum of squares of the scores of one feature. */
final class LevelSums implements ColumnSums {
    static final int CELLS = 3;

    private final Feature feature;
    private final MomentsSettings settings;

    LevelSums(Feature feature, MomentsSettings settings) {
        this.feature = feature;
        this.settings = settings;
    }

    @Override
    public int cells() {
        return CELLS;
    }

    @Override
    public int mostColumns() {
        return LevelPool.hasSpread(feature) ? 2 : 1;
    }

    @Override
    public void add(double[] x, int[] families, int n, long[] cells, int stride, int at) {
        double[] scores = new double[n];
        feature.marginal().score(x, scores, n);
        for (int i = 0; i < n; i++) {
            double s = scores[i];
            if (families[i] >= 0 && !Double.isNaN(s)) {
                int cell = families[i] * stride + at;
                cells[cell]++;
                cells[cell + 1] += Lattice.units(s);
                cells[cell + 2] += Lattice.squareUnits(s * s);
            }
        }
    }

    @Override
    public Learning<ColumnMap> pool() {
        return new LevelPool(feature, CELLS, settings);
    }
}
