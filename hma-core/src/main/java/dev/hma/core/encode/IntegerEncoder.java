package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import java.util.BitSet;

/**
 * Whole numbers, modelled as real numbers; exact up to 2^53.
 *
 * @param min the smallest value
 * @param max the greatest value
 * @param step what all values are multiples of, counted from {@code min}; positive
 * @param sometimesMissing whether some rows had no value
 */
public record IntegerEncoder(long min, long max, long step, boolean sometimesMissing) implements Encoder {
    /** Checks the range. */
    public IntegerEncoder {
        if (min > max || step < 1) {
            throw new IllegalArgumentException("no whole numbers from " + min + " to " + max + " by " + step);
        }
    }

    @Override
    public int levels() {
        return 0;
    }

    @Override
    public void encode(Column column, int n, double[] out) {
        Columns.numbers(column, n, out);
    }

    @Override
    public Column decode(double[] values, BitSet nulls, int n, long firstRow, Draws draws) {
        long[] out = new long[n];
        for (int i = 0; i < n; i++) {
            if (!nulls.get(i)) {
                double value = Columns.number(values[i]);
                out[i] = step == 1 ? nearest(value) : onGrid(value);
            }
        }
        return new Column.Longs(out, nulls.get(0, n));
    }

    /** The cast saturates, so that infinities end at the bounds as well. */
    private long nearest(double value) {
        return Math.max(min, Math.min(max, (long) Math.rint(value)));
    }

    /** Differences may need 64 bits without a sign; sums that wrap around come out right. */
    private long onGrid(double value) {
        long steps = (long) Math.rint((value - min) / step);
        long most = Long.divideUnsigned(max - min, step);
        return min + Math.max(0, Math.min(most, steps)) * step;
    }
}
