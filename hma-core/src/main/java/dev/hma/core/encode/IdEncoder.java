package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import dev.hma.core.key.KeyFormat;
import java.util.BitSet;
import java.util.Objects;

/**
 * Identifiers that are no key of the table. Nothing of them is modelled but whether they are there; values are generated,
 * and repeat about as often as the real ones.
 *
 * @param format how they look
 * @param pool how many different ones rows draw from; 0 if every row has its own
 * @param sometimesMissing whether some rows had no value
 */
public record IdEncoder(KeyFormat format, long pool, boolean sometimesMissing) implements Encoder {
    /** Checks the pool. */
    public IdEncoder {
        Objects.requireNonNull(format, "format");
        if (pool < 0) {
            throw new IllegalArgumentException("a pool of " + pool);
        }
    }

    @Override
    public int levels() {
        return NOT_MODELLED;
    }

    @Override
    public void encode(Column column, int n, double[] out) {
        Columns.presence(column, n, out);
    }

    @Override
    public Column decode(double[] values, BitSet nulls, int n, long firstRow, Draws draws) {
        long capacity = format.capacity();
        long bound = Math.min(pool, capacity);
        long[] indices = new long[n];
        for (int i = 0; i < n; i++) {
            long row = firstRow + i;
            indices[i] = pool == 0 ? row % capacity : Math.min(bound - 1, (long) (draws.uniform(row, 0) * bound));
        }
        return format.columnAt(indices, nulls, n);
    }
}
