package dev.hma.evaluation.feature;

import dev.hma.api.evaluation.Links;
import java.util.Arrays;

/** The child rows of each parent row, to take figures of them. */
final class Children {
    private final int[] twin;
    private final boolean[] first;
    /** The children of parent p are {@code rows[start[p]]} to {@code rows[start[p + 1] - 1]}. */
    private final int[] start;

    private final int[] rows;

    Children(Links links) {
        int[] parentOf = links.parentOf();
        twin = links.twin();
        int parents = twin.length;
        first = new boolean[parents];
        Arrays.fill(first, true);
        for (int next : twin) {
            if (next >= 0) {
                first[next] = false;
            }
        }
        start = new int[parents + 1];
        for (int parent : parentOf) {
            if (parent >= 0) {
                start[parent + 1]++;
            }
        }
        Arrays.parallelPrefix(start, Integer::sum);
        rows = new int[start[parents]];
        int[] next = start.clone();
        for (int child = 0; child < parentOf.length; child++) {
            if (parentOf[child] >= 0) {
                rows[next[parentOf[child]]++] = child;
            }
        }
    }

    /**
     * A figure of the children of every parent.
     *
     * @param values a value per child row; NaN is missing
     * @param statistic the figure
     * @return the figure per parent row
     */
    double[] figures(double[] values, ChildStatistic statistic) {
        double[] figures = new double[twin.length];
        double[] present = new double[16];
        for (int parent = 0; parent < figures.length; parent++) {
            if (!first[parent]) {
                continue;
            }
            int children = start[parent + 1] - start[parent];
            if (present.length < children) {
                present = new double[2 * children];
            }
            int count = 0;
            for (int i = start[parent]; i < start[parent + 1]; i++) {
                double value = values[rows[i]];
                if (!Double.isNaN(value)) {
                    present[count++] = value;
                }
            }
            double figure = statistic.of(present, count, children);
            // Parent rows of one key have the same children.
            for (int p = parent; p >= 0; p = twin[p]) {
                figures[p] = figure;
            }
        }
        return figures;
    }
}
