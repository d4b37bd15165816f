package dev.hma.evaluation.feature;

import dev.hma.api.evaluation.Links;
import dev.hma.evaluation.data.ChildRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The child rows of each parent row. Parent rows of one key have the same children. */
public final class Children {
    /** Per parent row the first one of the same key: itself, where keys are unique. */
    private final int[] first;

    private final ChildRows rows;

    /**
     * Collects the child rows.
     *
     * @param links which rows belong together
     */
    public Children(Links links) {
        int[] twin = links.twin();
        int parents = twin.length;
        first = IntStream.range(0, parents).toArray();
        for (int parent = 0; parent < parents; parent++) {
            if (twin[parent] >= 0) {
                first[twin[parent]] = first[parent];
            }
        }
        rows = ChildRows.of(links);
    }

    /**
     * A figure of the children of every parent.
     *
     * @param values a value per child row; NaN is missing
     * @param statistic the figure
     * @return the figure per parent row
     */
    double[] figures(double[] values, ChildStatistic statistic) {
        double[] figures = new double[first.length];
        int[] starts = rows.starts();
        double[] present = new double[16];
        for (int parent = 0; parent < figures.length; parent++) {
            if (first[parent] < parent) {
                figures[parent] = figures[first[parent]];
                continue;
            }
            int children = starts[parent + 1] - starts[parent];
            if (present.length < children) {
                present = new double[2 * children];
            }
            int count = 0;
            for (int i = starts[parent]; i < starts[parent + 1]; i++) {
                double value = values[rows.rows()[i]];
                if (!Double.isNaN(value)) {
                    present[count++] = value;
                }
            }
            figures[parent] = statistic.of(present, count, children);
        }
        return figures;
    }

    /** {@return the child rows of a parent row} */
    public int[] of(int parent) {
        int family = first[parent];
        return Arrays.copyOfRange(rows.rows(), rows.starts()[family], rows.starts()[family + 1]);
    }
}
