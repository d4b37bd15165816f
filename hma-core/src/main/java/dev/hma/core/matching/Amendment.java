package dev.hma.core.matching;

import dev.hma.core.work.Orders;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Deals the wishes of rows out anew so that they correlate with what is expected of the rows, and otherwise stay as they
 * were: their part along the expectations gets another weight, and the wishes themselves are dealt out in the order of the
 * result.
 */
final class Amendment {
    /** Correlations that are this near are left alone. */
    private static final double NEAR = 0.01;
    /** None is made larger than this: what follows from the row for certain leaves no order among equal ones. */
    private static final double MOST = 0.999;

    private final double[] wishes;
    private final double[] expected;
    /** The rows that wish something. */
    private final int[] rows;

    /**
     * @param wishes per row what it wishes, NaN for nothing; changed in place
     * @param expected per row what is expected, in any unit
     */
    Amendment(double[] wishes, double[] expected) {
        this.wishes = wishes;
        this.expected = expected;
        this.rows = IntStream.range(0, wishes.length)
                .filter(i -> !Double.isNaN(wishes[i]))
                .toArray();
    }

    /** Leaves correlations from the least to the most as they are, and makes others the nearer of the two. */
    void correlate(double least, double most) {
        double[] y = standardised(wishes);
        double[] a = standardised(expected);
        double found = 0;
        for (int i = 0; i < y.length; i++) {
            found += y[i] * a[i] / y.length;
        }
        double wanted = Math.min(MOST, Math.max(least, Math.min(most, found)));
        // Also where nothing varies: then the correlation is NaN.
        if (!(Math.abs(found - wanted) > NEAR) || Math.abs(found) >= 1) {
            return;
        }
        double rest = Math.sqrt((1 - wanted * wanted) / (1 - found * found));
        double[] keys = new double[y.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = wanted * a[i] + rest * (y[i] - found * a[i]);
        }
        double[] values =
                Arrays.stream(rows).mapToDouble(row -> wishes[row]).sorted().toArray();
        int[] order = Orders.sorted(keys, new long[keys.length]);
        for (int k = 0; k < order.length; k++) {
            wishes[rows[order[k]]] = values[k];
        }
    }

    /** The values of the rows that wish something, with mean 0 and variance 1; all NaN if they do not vary. */
    private double[] standardised(double[] values) {
        double[] some = Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        double mean = 0;
        for (double value : some) {
            mean += value / some.length;
        }
        double squares = 0;
        for (double value : some) {
            squares += (value - mean) * (value - mean);
        }
        double sd = Math.sqrt(squares / some.length);
        double centre = mean;
        return Arrays.stream(some)
                .map(value -> sd > 0 ? (value - centre) / sd : Double.NaN)
                .toArray();
    }
}
