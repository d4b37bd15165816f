package dev.hma.core.key;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import java.util.BitSet;

/**
 * How generated identifiers look: a one-to-one map from row numbers, counted from 0, to values.
 *
 * <p>Formats are plain records, so that a model file can hold them.
 */
public sealed interface KeyFormat permits SequenceKey, PatternKey, PrefixKey, PersonalKey {
    /** {@return how many different values there are; {@link Long#MAX_VALUE} where there is no practical limit} */
    long capacity();

    /**
     * The values of consecutive rows.
     *
     * @param firstRow the first row's number, not negative
     * @param n the number of rows
     * @return their values, none missing
     * @throws SynthesisException if a row's number is beyond the capacity
     */
    default Column column(long firstRow, int n) {
        long[] indices = new long[n];
        for (int i = 0; i < n; i++) {
            indices[i] = firstRow + i;
        }
        return columnAt(indices, new BitSet(), n);
    }

    /**
     * The values of any rows, as foreign keys need them.
     *
     * @param indices the row numbers, not negative; may be longer than {@code n}; ignored where null
     * @param nulls which of them are missing
     * @param n how many there are
     * @return their values, missing where {@code nulls} is set
     * @throws SynthesisException if a row's number is beyond the capacity
     */
    Column columnAt(long[] indices, BitSet nulls, int n);

    /**
     * The value of one row as text; {@link #columnAt} is the fast way to many.
     *
     * @param index the row's number, not negative
     * @return its value
     * @throws SynthesisException if the number is beyond the capacity
     */
    String at(long index);

    /**
     * Checks that there are enough values.
     *
     * @param rows the number of rows that need a value each
     * @throws SynthesisException if there are fewer; the message says how many there are
     */
    default void require(long rows) {
        if (rows > capacity()) {
            throw new SynthesisException(
                    rows + " rows need a key each, and there are " + capacity() + " different keys",
                    "Sample fewer rows");
        }
    }
}
