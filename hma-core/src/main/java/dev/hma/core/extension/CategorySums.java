package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Lattice;

/**
 * Number of rows, sum and sum of squares of the scores of a category, then the number of rows in each
 * of its groups, and a sketch of the counts of single codes where a group has several.
 */
final class CategorySums implements ColumnSums {
    private final Feature feature;
    private final Groups groups;
    private final MomentsSettings settings;
    private final Sketch sketch;

    CategorySums(Feature feature, Groups groups, MomentsSettings settings) {
        this.feature = feature;
        this.groups = groups;
        this.settings = settings;
        this.sketch = new Sketch(Groups.probabilities(feature));
    }

    @Override
    public int cells() {
        return cells(groups, feature);
    }

    @Override
    public int mostColumns() {
        return groups.size() - 1;
    }

    /** {@return the number of sums per family} */
    static int cells(Groups groups, Feature feature) {
        return sketchAt(groups) + (groups.rest() > 0 ? Sketch.cells(feature.levels()) : 0);
    }

    /** {@return where the sketch begins among the sums of a family} */
    static int sketchAt(Groups groups) {
        return LevelSums.CELLS + groups.size();
    }

    @Override
    public void add(double[] x, int[] families, int n, long[] cells, int stride, int at) {
        double[] scores = scores();
        for (int i = 0; i < n; i++) {
            int group = groups.group(x[i]);
            if (families[i] >= 0 && group >= 0) {
                double s = scores[(int) x[i]];
                int cell = families[i] * stride + at;
                cells[cell]++;
                cells[cell + 1] += Lattice.units(s);
                cells[cell + 2] += Lattice.squareUnits(s * s);
                cells[cell + LevelSums.CELLS + group]++;
                if (groups.rest() > 0) {
                    sketch.add((int) x[i], cells, cell + sketchAt(groups));
                }
            }
        }
    }

    private double[] scores() {
        double[] scores = new double[feature.levels()];
        for (int code = 0; code < scores.length; code++) {
            scores[code] = code;
        }
        feature.marginal().score(scores, scores, scores.length);
        return scores;
    }

    @Override
    public Learning<ColumnMap> pool() {
        return new CategoryPool(feature, groups, sketch, settings);
    }
}
