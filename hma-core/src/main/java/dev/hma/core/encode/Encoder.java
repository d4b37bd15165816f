package dev.hma.core.encode;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import java.time.Duration;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The two-way map between a stored column and the numbers that are modelled.
 *
 * <p>Encoders are immutable records of plain values, so that a model file can hold them. What a decoder returns is always
 * possible in the column that was profiled: within its range, on its grid, in its format, one of its categories.
 */
public sealed interface Encoder
        permits IntegerEncoder,
                RealEncoder,
                DatetimeEncoder,
                CategoryEncoder,
                BooleanEncoder,
                TextEncoder,
                IdEncoder,
                AbsentEncoder {
    /** What {@link #levels()} says of a column whose values are generated, not modelled. */
    int NOT_MODELLED = -1;

    /**
     * What kind of feature the values are.
     *
     * @return 0 for real numbers, the number of codes for a category, {@link #NOT_MODELLED} if there is no such feature
     */
    int levels();

    /** {@return for points in time the length of one unit of the numbers, which count from 1970; null for all others} */
    default @Nullable Duration tick() {
        return null;
    }

    /** {@return whether some rows had a value and some had none, so that an indicator is worth modelling} */
    boolean sometimesMissing();

    /** {@return whether no row had a value} */
    default boolean neverPresent() {
        return false;
    }

    /** {@return whether the values are modelled, as a real number or a category} */
    default boolean modelled() {
        return levels() != NOT_MODELLED;
    }

    /**
     * The numbers that stand for stored values.
     *
     * @param column the stored values
     * @param n the number of rows
     * @param out receives a number per row: NaN where the value is missing; 0 where there is one that is not modelled
     * @throws SynthesisException if a value cannot be encoded: a category that was not there when the column was
     *     profiled, or a column of another kind
     */
    void encode(Column column, int n, double[] out);

    /**
     * The same for values that need not have been there when the column was profiled.
     *
     * @param column the stored values
     * @param n the number of rows
     * @param out receives a number per row: NaN where the value is missing, or is a category that was not there
     * @throws SynthesisException if it is a column of another kind
     */
    default void encodeKnown(Column column, int n, double[] out) {
        encode(column, n, out);
    }

    /**
     * The stored values that stand for numbers.
     *
     * @param values a number per row, any but NaN; ignored where null, and where values are not modelled
     * @param nulls the rows that have no value
     * @param n the number of rows
     * @param firstRow the number of the first row: the address of generated values
     * @param draws the random numbers of this column, for generated values
     * @return the column; the arrays are new or shared ones that nobody changes
     */
    Column decode(double[] values, BitSet nulls, int n, long firstRow, Draws draws);
}
