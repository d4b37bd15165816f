package dev.hma.api.feature;

/**
 * Consecutive rows of a frame, a {@code double[]} per feature: a category is its code, a missing value NaN.
 *
 * <p>The engine allocates batches and reuses them: a component keeps no array beyond the call, and never relies on an
 * array's length, which may exceed {@link #size()}.
 */
public final class FeatureBatch {
    private static final int[] NO_FAMILIES = new int[0];

    private final long firstRow;
    private final int size;
    private final double[][] columns;
    private final int[] families;

    /**
     * Creates a batch around arrays.
     *
     * @param firstRow the number of the first row in its table: the address of its random numbers
     * @param size the number of rows
     * @param columns an array per feature, {@code size} long at least
     * @param families per row the index of its family in the batch of families that goes with this one; -1 for a row
     *     without a parent
     */
    public FeatureBatch(long firstRow, int size, double[][] columns, int[] families) {
        this.firstRow = firstRow;
        this.size = size;
        this.columns = columns;
        this.families = families;
    }

    /**
     * Creates a batch of rows that belong to no family.
     *
     * @param firstRow the number of the first row in its table
     * @param size the number of rows
     * @param columns an array per feature
     */
    public FeatureBatch(long firstRow, int size, double[][] columns) {
        this(firstRow, size, columns, NO_FAMILIES);
    }

    /**
     * A batch with fresh arrays of zeros, that belong to no family.
     *
     * @param firstRow the number of the first row in its table
     * @param size the number of rows
     * @param features the number of features
     * @return the batch
     */
    public static FeatureBatch allocate(long firstRow, int size, int features) {
        return new FeatureBatch(firstRow, size, new double[features][size]);
    }

    /** {@return the number of the first row in its table} */
    public long firstRow() {
        return firstRow;
    }

    /** {@return the number of rows} */
    public int size() {
        return size;
    }

    /** {@return the number of features} */
    public int features() {
        return columns.length;
    }

    /**
     * The values of a feature.
     *
     * @param feature its index in the frame
     * @return the array itself, not a copy
     */
    public double[] column(int feature) {
        return columns[feature];
    }

    /** {@return per row the index of its family, -1 for none; an empty array if the rows belong to no families} */
    public int[] families() {
        return families;
    }
}
