package dev.hma.api.data;

import java.util.BitSet;

/**
 * The values of one column over the rows of a batch, in a primitive array.
 *
 * <p>Arrays belong to whoever made them and are read only by convention; they may be longer than the batch. What stands
 * in the array where {@code nulls} is set means nothing.
 */
public sealed interface Column {
    /** {@return the rows whose value is missing} */
    BitSet nulls();

    /**
     * Whole numbers; booleans as 0 and 1.
     *
     * @param values a value per row
     * @param nulls the missing rows
     */
    record Longs(long[] values, BitSet nulls) implements Column {}

    /**
     * Real numbers, finite.
     *
     * @param values a value per row
     * @param nulls the missing rows
     */
    record Doubles(double[] values, BitSet nulls) implements Column {}

    /**
     * Texts through a dictionary.
     *
     * @param codes the index into the dictionary per row
     * @param dictionary the texts; entries may be unused and may repeat
     * @param nulls the missing rows
     */
    record Texts(int[] codes, String[] dictionary, BitSet nulls) implements Column {
        /** {@return the text of a row that is not null} */
        public String text(int row) {
            return dictionary[codes[row]];
        }
    }

    /**
     * Points in time.
     *
     * @param micros microseconds since 1970-01-01T00:00, no zone
     * @param nulls the missing rows
     * @param unpadded whether a number that has a leading zero in the declared format was (or is to be) written
     *     without it, as in {@code 7/4/1996}
     */
    record Datetimes(long[] micros, BitSet nulls, boolean unpadded) implements Column {}
}
