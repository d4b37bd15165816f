package dev.hma.core.given;

import dev.hma.api.feature.FeatureBatch;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Features of a frame whose values are known for all rows of a table, each row by its number. */
public final class KnownFeatures {
    /** No feature is known. */
    public static final KnownFeatures NONE = new KnownFeatures();

    private final Map<Integer, Values> values = new LinkedHashMap<>();
    private final BitSet known = new BitSet();

    /** The values of one feature. */
    @FunctionalInterface
    private interface Values {
        void copy(int from, double[] target, int n);
    }

    /**
     * Features with a value per row.
     *
     * @param columns a column per feature of the frame; NaN where it says nothing. A feature that says nothing of any row is
     *     not known
     * @return the features
     */
    public static KnownFeatures of(double[][] columns) {
        KnownFeatures features = new KnownFeatures();
        for (int k = 0; k < columns.length; k++) {
            double[] column = columns[k];
            if (Arrays.stream(column).anyMatch(x -> !Double.isNaN(x))) {
                features.put(k, (from, target, n) -> System.arraycopy(column, from, target, 0, n));
            }
        }
        return features;
    }

    /** Enters a feature that has the same value in all rows. */
    void put(int index, double value) {
        put(index, (from, target, n) -> Arrays.fill(target, 0, n, value));
    }

    private void put(int index, Values rows) {
        values.put(index, rows);
        known.set(index);
    }

    /** {@return whether no feature is known} */
    public boolean isEmpty() {
        return known.isEmpty();
    }

    /**
     * Puts the known values in place.
     *
     * @param rows rows of the table, whose features stand from {@code offset} on in the batch
     * @param offset the features before them
     * @return the places of the batch that are filled now
     */
    public BitSet fill(FeatureBatch rows, int offset) {
        BitSet filled = new BitSet();
        values.forEach((index, column) -> {
            column.copy((int) rows.firstRow(), rows.column(offset + index), rows.size());
            filled.set(offset + index);
        });
        return filled;
    }
}
