package dev.hma.evaluation.feature;

import dev.hma.api.evaluation.Links;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The child rows of each parent row. Parent rows of one key have the same children. */
public final class Children {
    /** Per parent row the first one of the same key: itself, where keys are unique. */
    private final int[] first;

    /** The children of parent p are {@code rows[start[p]]} to {@code rows[start[p + 1] - 1]}. */
    private final int[] start;

    private final int[] rows;

    /**
     * Collects the child rows.
     *
     * @param links which rows belong together
     */
    public Children(Links links) {
        int[] parentOf = links.parentOf();
        int[] twin = links.twin();
        int parents = twin.length;
        first = IntStream.range(0, parents).toArray();
        for (int parent = 0; parent < parents; parent++) {
            if (twin[parent] >= 0) {
                first[twin[parent]] = first[parent];
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
        double[] figures = new double[first.length];
        double[] present = new double[16];
        for (int parent = 0; parent < figures.length; parent++) {
            if (first[parent] < parent) {
                figures[parent] = figures[first[parent]];
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
            figures[parent] = statistic.of(present, count, children);
        }
        return figures;
    }

    /** {@return the child rows of a parent row} */
    public int[] of(int parent) {
        return Arrays.copyOfRange(rows, start[first[parent]], start[first[parent] + 1]);
    }
}
