package dev.hma.core.key;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import java.util.BitSet;

/**
 * Consecutive whole numbers.
 *
 * @param start the first row's number
 */
public record SequenceKey(long start) implements KeyFormat {
    @Override
    public long capacity() {
        return start <= 0 ? Long.MAX_VALUE : Long.MAX_VALUE - start + 1;
    }

    @Override
    public Column columnAt(long[] indices, BitSet nulls, int n) {
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = nulls.get(i) ? 0 : value(indices[i]);
        }
        return new Column.Longs(values, nulls.get(0, n));
    }

    @Override
    public String at(long index) {
        return Long.toString(value(index));
    }

    private long value(long index) {
        if (index < 0 || index >= capacity()) {
            throw new SynthesisException("there is no whole number for row " + index + " counted from " + start, "");
        }
        return start + index;
    }
}
