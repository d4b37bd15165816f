package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import java.math.BigDecimal;
import java.util.BitSet;

/**
 * Whole numbers. {@code 3.0} and {@code 3e2} are whole, too: many programs write a column with missing values as if it
 * were real.
 */
final class CsvLongs extends CsvColumn {
    /** That many digits fit into a long. */
    private static final int SAFE_DIGITS = 18;

    private long[] values = new long[ROWS];

    @Override
    void value(int row, char[] text, int from, int length) {
        boolean negative = text[from] == '-';
        int at = negative ? from + 1 : from;
        int end = from + length;
        long value = 0;
        boolean plain = end > at && end - at <= SAFE_DIGITS;
        while (plain && at < end) {
            int digit = text[at++] - '0';
            plain = digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        values[row] = plain ? (negative ? -value : value) : unusual(text, from, length);
    }

    private static long unusual(char[] text, int from, int length) {
        String value = new String(text, from, length);
        if (!Decimals.isDecimal(text, from, length)) {
            throw new SynthesisException(
                    Shown.of(value) + " is not a whole number", "Correct the value; an empty field means missing");
        }
        try {
            return new BigDecimal(value).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new SynthesisException(
                    Shown.of(value) + " is not a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE,
                    "Correct the value, or declare the column as categorical, as an id or with the"
                            + " computer_representation Float",
                    e);
        }
    }

    @Override
    Column take(BitSet taken) {
        Column column = new Column.Longs(values, taken);
        values = new long[ROWS];
        return column;
    }
}
