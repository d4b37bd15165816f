package dev.hma.evaluation.trees;

/**
 * Rows of features, one after the other. The array is read only by convention.
 *
 * @param values the features of row i from {@code i * width}; NaN is missing
 * @param count the number of rows
 * @param width the number of features
 */
public record Rows(double[] values, int count, int width) {
    /** Checks the size. */
    public Rows {
        if (values.length != count * width) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + count + " rows of " + width + " features");
        }
    }

    /**
     * Some of the rows.
     *
     * @param chosen the rows to take, in this order
     * @return them
     */
    public Rows take(int[] chosen) {
        double[] taken = new double[Math.multiplyExact(chosen.length, width)];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(values, chosen[i] * width, taken, i * width, width);
        }
        return new Rows(taken, chosen.length, width);
    }
}
