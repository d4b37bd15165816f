package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.core.key.DistinctSketch;
import dev.hma.core.key.KeyFormatLearner;

/** Learns how identifiers look and how often they repeat. */
final class IdProfiler extends ColumnProfiler {
    private final KeyFormatLearner format;
    private final DistinctSketch distinct = new DistinctSketch();

    IdProfiler(String table, ColumnSpec spec) {
        super(table, spec);
        this.format = KeyFormatLearner.of(spec);
    }

    @Override
    void addValues(Column column, int n) {
        if (!(column instanceof Column.Texts || column instanceof Column.Longs)) {
            throw Columns.unfit(column, "identifiers");
        }
        format.add(column, n);
        distinct.add(column, n);
    }

    @Override
    void mergeValues(ColumnProfiler other) {
        IdProfiler that = (IdProfiler) other;
        format.merge(that.format);
        distinct.merge(that.distinct);
    }

    @Override
    Profile profile() {
        long pool = distinct.unique() ? 0 : pool(distinct.distinct(), distinct.rows());
        return profile(new IdEncoder(format.finish(), pool, sometimesMissing()));
    }

    /**
     * The number of values of which so many random draws find so many: the solution P of P (1 - exp(-rows / P)) =
     * distinct, which grows with P and stays below the number of rows.
     */
    private static long pool(long distinct, long rows) {
        double low = distinct;
        double high = distinct;
        while (found(high, rows) < distinct && high < 1e15) {
            high *= 2;
        }
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (found(middle, rows) < distinct) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.max(1, (long) Math.rint(high));
    }

    private static double found(double pool, long rows) {
        return -pool * StrictMath.expm1(-rows / pool);
    }
}
