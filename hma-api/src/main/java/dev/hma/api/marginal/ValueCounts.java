package dev.hma.api.marginal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column with the number of rows that have each.
 *
 * <p>Where a column has more distinct values than can be kept, values share a cell and {@code exact} is false: then
 * {@code values} holds one representative per cell, not above its members in magnitude and between {@code min} and {@code max}.
 *
 * @param values the distinct values, finite, ascending
 * @param counts how many rows have each; positive
 * @param missing how many rows have none
 * @param min the smallest value of all rows; NaN if there are none
 * @param max the largest value of all rows; NaN if there are none
 * @param step what all values are multiples of, counted from {@code min} (1 for whole numbers, 0.01 for two decimals);
 *     0 if none is known
 * @param category whether the values are codes of categories: every value stands for itself then
 * @param exact whether every distinct value has an entry of its own
 */
public record ValueCounts(
        double[] values,
        long[] counts,
        long missing,
        double min,
        double max,
        double step,
        boolean category,
        boolean exact) {
    /** Checks that the arrays go together. */
    public ValueCounts {
        if (values.length != counts.length) {
            throw new IllegalArgumentException(values.length + " values with " + counts.length + " counts");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || counts[i] <= 0 || i > 0 && !(values[i - 1] < values[i])) {
                throw new IllegalArgumentException("value " + values[i] + " with count " + counts[i] + " at " + i
                        + " is not finite, counted, ascending");
            }
        }
        int n = values.length;
        if (n > 0 && !(Double.isFinite(min) && Double.isFinite(max) && min <= values[0] && values[n - 1] <= max)) {
            throw new IllegalArgumentException(
                    "values from " + values[0] + " to " + values[n - 1] + " do not lie between " + min + " and " + max);
        }
        if (missing < 0 || !(step >= 0) || step == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(missing + " missing rows, a step of " + step);
        }
    }

    /**
     * Exact counts of plain values.
     *
     * @param values the distinct values, ascending
     * @param counts how many rows have each
     * @return the counts, without missing rows and without a known step
     */
    public static ValueCounts of(double[] values, long[] counts) {
        double min = values.length == 0 ? Double.NaN : values[0];
        double max = values.length == 0 ? Double.NaN : values[values.length - 1];
        return new ValueCounts(values, counts, 0, min, max, 0, false, true);
    }

    /**
     * Exact counts of the codes of a category.
     *
     * @param counts how many rows have code 0, 1, ...; may be 0
     * @param missing how many rows have none
     * @return the counts of the codes that occur
     */
    public static ValueCounts ofCodes(long[] counts, long missing) {
        int n = 0;
        for (long count : counts) {
            n += count > 0 ? 1 : 0;
        }
        double[] values = new double[n];
        long[] positive = new long[n];
        int at = 0;
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                values[at] = code;
                positive[at++] = counts[code];
            }
        }
        double min = n == 0 ? Double.NaN : values[0];
        double max = n == 0 ? Double.NaN : values[n - 1];
        return new ValueCounts(values, positive, missing, min, max, 1, true, true);
    }

    /** {@return the number of rows that have a value} */
    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** {@return whether no row has a value} */
    public boolean isEmpty() {
        return values.length == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueCounts that
                && Arrays.equals(values, that.values)
                && Arrays.equals(counts, that.counts)
                && missing == that.missing
                && Double.compare(min, that.min) == 0
                && Double.compare(max, that.max) == 0
                && Double.compare(step, that.step) == 0
                && category == that.category
                && exact == that.exact;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + Arrays.hashCode(counts);
    }
}
