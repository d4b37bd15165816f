package dev.hma.core.fit;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.core.learn.LearningRows;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The rows of a table as features, read anew for every wish. */
final class StoredRows implements LearningRows {
    private final String what;
    private final TableRows rows;
    private final FeatureReader reader;
    private final UnaryOperator<FeatureBatch> map;
    private final int features;
    private final Draws draws;

    /**
     * Creates the rows.
     *
     * @param what what is learnt, for the progress
     * @param rows the table's rows
     * @param reader turns them into features
     * @param map turns the features into those that are learnt from
     * @param features how many features that gives
     * @param draws decides which rows are taken where only some are wanted
     */
    StoredRows(
            String what,
            TableRows rows,
            FeatureReader reader,
            UnaryOperator<FeatureBatch> map,
            int features,
            Draws draws) {
        this.what = what;
        this.rows = rows;
        this.reader = reader;
        this.map = map;
        this.features = features;
        this.draws = draws;
    }

    @Override
    public long[] totals(Learning.Sums<?> wish) {
        return rows.sum(
                what,
                reader.columns(),
                () -> new long[wish.cells()],
                (cells, batch) -> wish.add(map.apply(reader.read(batch)), cells),
                Sums::add);
    }

    @Override
    public FeatureBatch rows(long limit) {
        int total = (int) rows.rows();
        int wanted = (int) Math.min(limit, total);
        return rows(places(total, wanted), wanted);
    }

    /**
     * Some rows, in any order.
     *
     * @param place per row its place among those that are taken, -1 if it is not
     * @param wanted how many are taken
     */
    FeatureBatch rows(int[] place, int wanted) {
        double[][] columns = new double[features][wanted];
        int[] families = new int[wanted];
        boolean[] hasFamilies = new boolean[1];
        rows.sum(
                what,
                reader.columns(),
                () -> columns,
                (target, batch) -> {
                    FeatureBatch mapped = map.apply(reader.read(batch));
                    if (mapped.families().length > 0) {
                        hasFamilies[0] = true;
                    }
                    for (int i = 0; i < mapped.size(); i++) {
                        int at = place[(int) mapped.firstRow() + i];
                        if (at >= 0) {
                            for (int k = 0; k < features; k++) {
                                target[k][at] = mapped.column(k)[i];
                            }
                            if (mapped.families().length > 0) {
                                families[at] = mapped.families()[i];
                            }
                        }
                    }
                },
                (a, b) -> {});
        return hasFamilies[0] ? new FeatureBatch(0, wanted, columns, families) : new FeatureBatch(0, wanted, columns);
    }

    /** Per row its place among those that are taken, -1 if it is not. */
    private int[] places(int total, int wanted) {
        int[] place = new int[total];
        if (wanted == total) {
            Arrays.setAll(place, i -> i);
            return place;
        }
        long[] hashes = new long[total];
        for (int i = 0; i < total; i++) {
            hashes[i] = draws.bits(i, 0);
        }
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        long threshold = sorted[wanted];
        int n = 0;
        for (int i = 0; i < total; i++) {
            place[i] = hashes[i] < threshold && n < wanted ? n++ : -1;
        }
        return place;
    }
}
