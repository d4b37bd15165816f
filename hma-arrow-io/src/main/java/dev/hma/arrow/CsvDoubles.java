package dev.hma.arrow;

import com.fasterxml.jackson.core.io.NumberInput;
import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import java.util.BitSet;

/** Real numbers, each the double next to the decimal. */
final class CsvDoubles extends CsvColumn {
    /** Up to here every whole number is a double. */
    private static final long EXACT = 1L << 53;

    private double[] values = new double[ROWS];

    /**
     * A number of few digits is a quotient of two numbers that are doubles, so that the division rounds once and as it
     * should (W. D. Clinger, How to Read Floating Point Numbers Accurately, PLDI 1990). All else goes the long way.
     */
    @Override
    void value(int row, char[] text, int from, int length) {
        int end = from + length;
        boolean negative = text[from] == '-';
        int at = negative ? from + 1 : from;
        int first = at;
        int point = -1;
        long digits = 0;
        while (at < end && digits <= EXACT) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
            at++;
        }
        int decimals = point < 0 ? 0 : end - point - 1;
        boolean any = at - first > (point < 0 ? 0 : 1);
        if (any && at == end && digits <= EXACT && decimals <= Decimals.LARGEST_EXACT_POWER) {
            double value = digits / Decimals.power(decimals);
            values[row] = negative ? -value : value;
        } else {
            values[row] = unusual(text, from, length);
        }
    }

    private static double unusual(char[] text, int from, int length) {
        if (!Decimals.isDecimal(text, from, length)) {
            throw new SynthesisException(
                    Shown.of(new String(text, from, length)) + " is not a number",
                    "A number looks like -12.5 or 1e-3; an empty field means missing");
        }
        // Rounds as Double.parseDouble does, several times as fast.
        double number = NumberInput.parseDouble(text, from, length, true);
        if (Double.isInfinite(number)) {
            throw new SynthesisException(
                    Shown.of(new String(text, from, length)) + " is too large for a number",
                    "The largest is 1.79e308; an empty field means missing");
        }
        return number;
    }

    @Override
    Column take(BitSet taken) {
        Column column = new Column.Doubles(values, taken);
        values = new double[ROWS];
        return column;
    }
}
