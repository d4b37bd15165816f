package dev.hma.core.encode;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.schema.ColumnSpec;

/** Learns true or false. */
final class BooleanProfiler extends ColumnProfiler {
    private long falses;
    private long trues;

    BooleanProfiler(String table, ColumnSpec spec) {
        super(table, spec);
    }

    @Override
    void addValues(Column column, int n) {
        if (!(column instanceof Column.Longs longs)) {
            throw Columns.unfit(column, "booleans");
        }
        for (int i = 0; i < n; i++) {
            if (!longs.nulls().get(i)) {
                long value = longs.values()[i];
                if (value != 0 && value != 1) {
                    throw new SynthesisException("the value " + value + " is no boolean", "Declare it numerical");
                }
                trues += value;
                falses += 1 - value;
            }
        }
    }

    @Override
    void mergeValues(ColumnProfiler other) {
        BooleanProfiler that = (BooleanProfiler) other;
        falses += that.falses;
        trues += that.trues;
    }

    @Override
    Profile profile() {
        return profile(
                new BooleanEncoder(falses > 0, trues > 0, sometimesMissing()),
                ValueCounts.ofCodes(new long[] {falses, trues}, missing()));
    }
}
