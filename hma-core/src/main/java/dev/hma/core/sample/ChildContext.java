package dev.hma.core.sample;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.schema.Relationship;
import dev.hma.core.work.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a matcher is told about child rows: their own columns, then those of the parents that generate them. */
final class ChildContext {
    private static final double[][] NONE = {};

    private final FeatureDrawing drawing;
    private final Workers workers;
    private final TablePlan table;
    private final @Nullable KeyPlan generating;
    /** The features of all parents that generate rows. */
    private final double[][] generators;

    private ChildContext(
            FeatureDrawing drawing,
            Workers workers,
            TablePlan table,
            @Nullable KeyPlan generating,
            double[][] generators) {
        this.drawing = drawing;
        this.workers = workers;
        this.table = table;
        this.generating = generating;
        this.generators = generators;
    }

    static ChildContext of(Plan plan, FeatureDrawing drawing, Workers workers, TablePlan table) {
        Relationship generating = table.table().generating();
        if (generating == null) {
            return new ChildContext(drawing, workers, table, null, NONE);
        }
        TablePlan parent = plan.table(generating.parent());
        int[] own = IntStream.range(0, parent.table().frame().own()).toArray();
        return new ChildContext(
                drawing, workers, table, plan.key(generating), Rows.collect(drawing, parent, workers, own));
    }

    /** What is told about some rows, of which all features have been drawn. */
    FeatureBatch of(FeatureBatch rows) {
        int own = table.table().frame().own();
        double[][] told = new double[own + generators.length][];
        for (int k = 0; k < own; k++) {
            told[k] = rows.column(k);
        }
        if (generating != null) {
            int from = (int) rows.firstRow();
            for (int k = 0; k < generators.length; k++) {
                double[] values = generators[k];
                told[own + k] = new double[rows.size()];
                Arrays.setAll(told[own + k], i -> {
                    int parent = generating.parentOf(from + i);
                    return parent < 0 ? Double.NaN : values[parent];
                });
            }
        }
        return new FeatureBatch(rows.firstRow(), rows.size(), told);
    }

    /** What is told about all rows. */
    FeatureBatch all() {
        FeatureBatch all =
                FeatureBatch.allocate(0, table.rows(), table.table().frame().own() + generators.length);
        Rows.forEachBlock(drawing, table, workers, batch -> {
            FeatureBatch told = of(batch);
            for (int k = 0; k < all.features(); k++) {
                System.arraycopy(told.column(k), 0, all.column(k), (int) batch.firstRow(), batch.size());
            }
        });
        return all;
    }
}
