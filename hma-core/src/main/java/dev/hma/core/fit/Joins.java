package dev.hma.core.fit;

import dev.hma.api.feature.FeatureBatch;
import java.util.function.UnaryOperator;

/** Puts the features of parents beside those of their children. */
final class Joins {
    private Joins() {}

    /** The parent's features, then the child's: what a synthesizer sees that draws children given their parent. */
    static UnaryOperator<FeatureBatch> parentFirst(double[][] parents) {
        return batch -> {
            double[][] joined = new double[parents.length + batch.features()][];
            for (int k = 0; k < parents.length; k++) {
                joined[k] = gather(parents[k], batch.families(), 0, batch.size());
            }
            for (int k = 0; k < batch.features(); k++) {
                joined[parents.length + k] = batch.column(k);
            }
            return new FeatureBatch(batch.firstRow(), batch.size(), joined, batch.families());
        };
    }

    /**
     * Values by row.
     *
     * @param values the values
     * @param places where the value of each row stands; negative for a row that has none
     * @param from the first place that is looked at
     * @param n how many rows
     * @return a value per row; NaN for a row that has none
     */
    static double[] gather(double[] values, int[] places, int from, int n) {
        double[] gathered = new double[n];
        for (int i = 0; i < n; i++) {
            int at = places[from + i];
            gathered[i] = at < 0 ? Double.NaN : values[at];
        }
        return gathered;
    }
}
