package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import java.util.BitSet;

/**
 * Real numbers with as many decimals as were observed, on the grid that was observed.
 *
 * <p>A number with d decimals is made as a whole number divided by 10^d: the double nearest to the decimal fraction, whose
 * shortest notation has no more than d decimals.
 *
 * @param decimals the number of decimals; -1 if there are too many to count
 * @param step what all values are multiples of, counted from {@code min}; 0 or one unit of the last decimal if there is
 *     no wider grid; ignored without {@code decimals}
 * @param min the smallest value
 * @param max the greatest value
 * @param sometimesMissing whether some rows had no value
 */
public record RealEncoder(int decimals, double step, double min, double max, boolean sometimesMissing)
        implements Encoder {
    private static final int MAX_DECIMALS = 22;
    private static final double[] POWERS_OF_TEN = new double[MAX_DECIMALS + 1];

    static {
        // Up to 10^22 the products are exact.
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
        }
    }

    /** Checks the range. */
    public RealEncoder {
        if (!(min <= max) || !Double.isFinite(min) || !Double.isFinite(max)) {
            throw new IllegalArgumentException("no numbers from " + min + " to " + max);
        }
        if (decimals < -1 || decimals > MAX_DECIMALS || !(step >= 0) || !Double.isFinite(step)) {
            throw new IllegalArgumentException(decimals + " decimals by " + step + " are no grid");
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
        double[] out = new double[n];
        double scale = decimals < 0 ? Double.POSITIVE_INFINITY : POWERS_OF_TEN[decimals];
        double base = Math.rint(min * scale);
        double width = Math.max(1, Math.rint(step * scale));
        boolean grid = Double.isFinite(base) && Double.isFinite(max * scale) && Double.isFinite(width);
        for (int i = 0; i < n; i++) {
            if (!nulls.get(i)) {
                double value = clip(Columns.number(values[i]));
                // Clipped again: beyond 2^53 units the grid is coarser than the range's ends.
                out[i] = grid ? clip((Math.rint((value * scale - base) / width) * width + base) / scale) + 0.0 : value;
            }
        }
        return new Column.Doubles(out, nulls.get(0, n));
    }

    private double clip(double value) {
        return Math.max(min, Math.min(max, value));
    }
}
