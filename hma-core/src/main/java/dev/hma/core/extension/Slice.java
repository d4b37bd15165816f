package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;

/** Views of some features of a batch. */
final class Slice {
    private Slice() {}

    /** {@return the numbers from, from + 1, ..., as many as {@code count}} */
    static int[] range(int from, int count) {
        int[] range = new int[count];
        for (int i = 0; i < count; i++) {
            range[i] = from + i;
        }
        return range;
    }

    /** {@return the same rows with only these features, in this order} */
    static FeatureBatch of(FeatureBatch batch, int... features) {
        double[][] columns = new double[features.length][];
        for (int f = 0; f < features.length; f++) {
            columns[f] = batch.column(features[f]);
        }
        return new FeatureBatch(batch.firstRow(), batch.size(), columns, batch.families());
    }
}
