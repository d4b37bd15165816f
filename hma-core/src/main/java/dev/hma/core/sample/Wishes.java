package dev.hma.core.sample;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.matching.Matching;
import dev.hma.core.work.Workers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a table wish of their partners under one foreign key: it was drawn with them, and is brought nearer to
 * what they came out as.
 */
final class Wishes {
    private final FeatureDrawing drawing;
    private final Workers workers;
    private final TablePlan table;
    private final Matching matching;
    private final int first;

    Wishes(FeatureDrawing drawing, Workers workers, TablePlan table, KeyPlan key) {
        this.drawing = drawing;
        this.workers = workers;
        this.table = table;
        this.matching = Objects.requireNonNull(key.relationship().matching()).matching();
        this.first = table.table().frame().summary(key.relationship().relationship());
    }

    /**
     * Reads the wishes.
     *
     * @param context what the rows by themselves lead to expect; null if that is not to change what they wish
     * @return per dimension of the matching the wish of every row
     */
    double[][] read(@Nullable ChildContext context) {
        int dimensions = matching.dimensions();
        double[][] wishes = new double[dimensions][table.rows()];
        double[][] expected = new double[dimensions][table.rows()];
        Rows.forEachBlock(drawing, table, workers, batch -> {
            int at = (int) batch.firstRow();
            FeatureBatch told = FeatureBatch.allocate(0, batch.size(), dimensions);
            if (context != null) {
                matching.expect(context.of(batch), told);
            }
            for (int d = 0; d < dimensions; d++) {
                System.arraycopy(batch.column(first + d), 0, wishes[d], at, batch.size());
                System.arraycopy(told.column(d), 0, expected[d], at, batch.size());
            }
        });
        if (context != null) {
            matching.amend(expected, wishes);
        }
        return wishes;
    }
}
