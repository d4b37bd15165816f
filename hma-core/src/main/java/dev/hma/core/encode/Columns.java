package dev.hma.core.encode;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import java.util.BitSet;
import java.util.Locale;

/** What encoders and profilers have in common about columns. */
final class Columns {
    private Columns() {}

    static int missing(Column column, int n) {
        BitSet nulls = column.nulls();
        return nulls.length() <= n ? nulls.cardinality() : nulls.get(0, n).cardinality();
    }

    /** Writes 0 for a value and NaN for none. */
    static void presence(Column column, int n, double[] out) {
        BitSet nulls = column.nulls();
        for (int i = 0; i < n; i++) {
            out[i] = nulls.get(i) ? Double.NaN : 0;
        }
    }

    /** Writes numbers as they are and NaN for none. */
    static void numbers(Column column, int n, double[] out) {
        BitSet nulls = column.nulls();
        if (column instanceof Column.Longs longs) {
            for (int i = 0; i < n; i++) {
                out[i] = nulls.get(i) ? Double.NaN : longs.values()[i];
            }
        } else if (column instanceof Column.Doubles doubles) {
            for (int i = 0; i < n; i++) {
                // Adding 0 makes -0.0 the same as 0.0.
                out[i] = nulls.get(i) ? Double.NaN : doubles.values()[i] + 0.0;
            }
        } else {
            throw unfit(column, "numbers");
        }
    }

    /** A number that is to be decoded. */
    static double number(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("a row that is not null has no number to decode");
        }
        return value;
    }

    static SynthesisException unfit(Column column, String wanted) {
        return new SynthesisException(
                "the column came as " + column.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " where " + wanted
                        + " were expected",
                "Declare the sdtype that the values have");
    }
}
