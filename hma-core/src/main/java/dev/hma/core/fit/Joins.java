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
            gather(parents, batch, joined, 0);
            copy(batch, joined, parents.length);
            return new FeatureBatch(batch.firstRow(), batch.size(), joined, batch.families());
        };
    }

    private static void copy(FeatureBatch batch, double[][] joined, int at) {
        for (int k = 0; k < batch.features(); k++) {
            joined[at + k] = batch.column(k);
        }
    }

    private static void gather(double[][] parents, FeatureBatch batch, double[][] joined, int at) {
        for (int k = 0; k < parents.length; k++) {
            double[] gathered = new double[batch.size()];
            for (int i = 0; i < gathered.length; i++) {
                int parent = batch.families()[i];
                gathered[i] = parent < 0 ? Double.NaN : parents[k][parent];
            }
            joined[at + k] = gathered;
        }
    }
}
