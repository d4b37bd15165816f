package dev.hma.core.sample;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.matching.Matching;
import dev.hma.api.schema.Relationship;
import dev.hma.core.given.Given;
import dev.hma.core.work.Workers;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table wish of their partners under one foreign key: it was drawn with them, and is brought nearer to
 * what they came out as.
 */
final class Wishes {
    private static final double[][] NONE = {};

    private final Plan plan;
    private final FeatureDrawing drawing;
    private final Workers workers;
    private final TablePlan table;
    private final Matching matching;
    private final int first;

    Wishes(Plan plan, FeatureDrawing drawing, Workers workers, TablePlan table, KeyPlan key) {
        this.plan = plan;
        this.drawing = drawing;
        this.workers = workers;
        this.table = table;
        this.matching = Objects.requireNonNull(key.relationship().matching()).matching();
        this.first = table.table().frame().summary(key.relationship().relationship());
    }

    /** {@return per dimension of the matching the wish of every row} */
    double[][] read() {
        int dimensions = matching.dimensions();
        double[][] wishes = new double[dimensions][table.rows()];
        double[][] expected = new double[dimensions][table.rows()];
        // Rows of which something was known before they were drawn are not like all rows, and may wish what they do.
        boolean free = table.given() == Given.NOTHING;
        Relationship generating = table.table().generating();
        double[][] parents = generating == null || !free ? NONE : ownFeatures(plan.table(generating.parent()));
        Rows.forEachBlock(drawing, table, workers, batch -> {
            int at = (int) batch.firstRow();
            FeatureBatch told = FeatureBatch.allocate(0, batch.size(), dimensions);
            if (free) {
                matching.expect(context(batch, parents, generating), told);
            }
            for (int d = 0; d < dimensions; d++) {
                System.arraycopy(batch.column(first + d), 0, wishes[d], at, batch.size());
                System.arraycopy(told.column(d), 0, expected[d], at, batch.size());
            }
        });
        if (free) {
            matching.amend(expected, wishes);
        }
        return wishes;
    }

    private double[][] ownFeatures(TablePlan parent) {
        int own = parent.table().frame().own();
        return Rows.collect(drawing, parent, workers, IntStream.range(0, own).toArray());
    }

    /** What a matcher is told about child rows: their own columns, then those of the parents that generate them. */
    private FeatureBatch context(FeatureBatch rows, double[][] parents, @Nullable Relationship generating) {
        int own = table.table().frame().own();
        double[][] told = new double[own + parents.length][];
        for (int k = 0; k < own; k++) {
            told[k] = rows.column(k);
        }
        if (generating != null) {
            KeyPlan way = plan.key(generating);
            int from = (int) rows.firstRow();
            for (int k = 0; k < parents.length; k++) {
                double[] values = parents[k];
                told[own + k] = new double[rows.size()];
                Arrays.setAll(told[own + k], i -> {
                    int parent = way.parentOf(from + i);
                    return parent < 0 ? Double.NaN : values[parent];
                });
            }
        }
        return new FeatureBatch(rows.firstRow(), rows.size(), told);
    }
}
