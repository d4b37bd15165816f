package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import java.util.BitSet;

/**
 * True or false, modelled as a category with the codes 1 and 0.
 *
 * @param sometimesFalse whether some rows were false
 * @param sometimesTrue whether some rows were true
 * @param sometimesMissing whether some rows had no value
 */
public record BooleanEncoder(boolean sometimesFalse, boolean sometimesTrue, boolean sometimesMissing)
        implements Encoder {
    /** Checks that there is a value. */
    public BooleanEncoder {
        if (!sometimesFalse && !sometimesTrue) {
            throw new IllegalArgumentException("a boolean that is neither true nor false");
        }
    }

    @Override
    public int levels() {
        return 2;
    }

    @Override
    public void encode(Column column, int n, double[] out) {
        if (!(column instanceof Column.Longs)) {
            throw Columns.unfit(column, "booleans");
        }
        Columns.numbers(column, n, out);
    }

    @Override
    public Column decode(double[] values, BitSet nulls, int n, long firstRow, Draws draws) {
        long[] out = new long[n];
        for (int i = 0; i < n; i++) {
            if (!nulls.get(i)) {
                boolean upper = Columns.number(values[i]) > 0.5;
                out[i] = sometimesTrue && (upper || !sometimesFalse) ? 1 : 0;
            }
        }
        return new Column.Longs(out, nulls.get(0, n));
    }
}
