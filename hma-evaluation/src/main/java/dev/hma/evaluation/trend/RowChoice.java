package dev.hma.evaluation.trend;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a table on both sides; a row may be there several times. Arrays are read only by convention.
 *
 * @param realRows the rows of the real table; null for all
 * @param syntheticRows the rows of the synthetic table; null for all
 */
public record RowChoice(int @Nullable [] realRows, int @Nullable [] syntheticRows) {
    /** All rows of both sides. */
    public static final RowChoice ALL = new RowChoice(null, null);

    double[] real(double[] values) {
        return pick(values, realRows);
    }

    int[] real(int[] values) {
        return pick(values, realRows);
    }

    double[] synthetic(double[] values) {
        return pick(values, syntheticRows);
    }

    int[] synthetic(int[] values) {
        return pick(values, syntheticRows);
    }

    private static double[] pick(double[] values, int @Nullable [] rows) {
        if (rows == null) {
            return values;
        }
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    private static int[] pick(int[] values, int @Nullable [] rows) {
        if (rows == null) {
            return values;
        }
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }
}
