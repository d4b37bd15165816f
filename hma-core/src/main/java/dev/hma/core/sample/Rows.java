package dev.hma.core.sample;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.core.work.Workers;
import java.util.function.Consumer;

/** All rows of a table, block by block on all threads. */
final class Rows {
    static final int BLOCK = 8192;

    private Rows() {}

    /** Hands every block of a table to a consumer that may be called from several threads. */
    static void forEachBlock(
            FeatureDrawing drawing, TablePlan table, Workers workers, Consumer<FeatureBatch> consumer) {
        Workers.Group group = workers.group();
        for (int from = 0; from < table.rows(); from += BLOCK) {
            int start = from;
            int n = Math.min(BLOCK, table.rows() - from);
            group.submit(() -> consumer.accept(drawing.rows(table, start, n)));
        }
        group.join();
    }

    /** Some features of all rows. */
    static double[][] collect(FeatureDrawing drawing, TablePlan table, Workers workers, int[] features) {
        double[][] collected = new double[features.length][table.rows()];
        forEachBlock(drawing, table, workers, batch -> {
            for (int k = 0; k < features.length; k++) {
                System.arraycopy(batch.column(features[k]), 0, collected[k], (int) batch.firstRow(), batch.size());
            }
        });
        return collected;
    }
}
