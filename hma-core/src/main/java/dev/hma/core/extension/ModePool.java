package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Normal;

/** What families that prefer a value have in common: how many prefer which, and how strongly. */
final class ModePool implements Learning.Sums<ColumnMap> {
    /** Families with two rows, the sum of their concentrations, rows, and the sum of their residuals' variances. */
    private static final int START = 4;

    private final Feature feature;
    private final Groups groups;
    private final Sketch sketch;
    private final double share;

    ModePool(Feature feature, Groups groups, Sketch sketch, double share) {
        this.feature = feature;
        this.groups = groups;
        this.sketch = sketch;
        this.share = share;
    }

    @Override
    public int cells() {
        return START + 2 * feature.levels();
    }

    @Override
    public void add(FeatureBatch families, long[] cells) {
        for (int i = 0; i < families.size(); i++) {
            double n = families.column(0)[i];
            double[] own = sketch.of(families, CategorySums.sketchAt(groups), i);
            int mode = sketch.mode(own, n);
            if (mode == Sketch.NONE) {
                continue;
            }
            cells[START + mode]++;
            if (n >= 2) {
                double concentration = Math.sqrt(sketch.coincidence(own, n));
                cells[0]++;
                cells[1] += FixedPoint.of(concentration);
                cells[2] += (long) n;
                cells[3] += FixedPoint.of(n * residualVariance(concentration));
                cells[START + feature.levels() + mode] += FixedPoint.of(n * concentration);
            }
        }
    }

    /**
     * The variance of the scores of a family's rows: that of a standard normal, but for what is lost where all values
     * below the c-quantile are one.
     */
    private static double residualVariance(double c) {
        if (c <= 0 || c >= 1) {
            return c <= 0 ? 1 : 0;
        }
        double z = Normal.quantile(c);
        double density = StrictMath.exp(-0.5 * z * z) / StrictMath.sqrt(2 * StrictMath.PI);
        return Math.max(0, 1 - (c - z * density) + density * density / c);
    }

    @Override
    public Learning<ColumnMap> next(long[] totals) {
        long[] counts = new long[feature.levels()];
        System.arraycopy(totals, START, counts, 0, counts.length);
        double[] preferring = new double[counts.length];
        for (int code = 0; code < counts.length; code++) {
            preferring[code] = FixedPoint.value(totals[START + counts.length + code]);
        }
        double concentration = totals[0] == 0 ? 0 : FixedPoint.value(totals[1]) / totals[0];
        double variance = totals[2] == 0 ? 1 : FixedPoint.value(totals[3]) / totals[2];
        return new Done<>(new ModeMap(
                feature,
                groups,
                new MomentsState.Modes(
                        feature.name(),
                        share,
                        groups.codes(),
                        counts,
                        preferring,
                        Math.min(1, concentration),
                        Math.sqrt(Math.max(0.01, variance)))));
    }
}
