package dev.hma.evaluation.data;

import dev.hma.api.evaluation.Links;
import java.util.stream.IntStream;

/**
 * The child rows that have a parent, parent by parent; those of a repeated key are the first parent's. Arrays are read only by
 * convention.
 *
 * @param rows the rows of the first parent, then those of the second, and so on
 * @param starts where each parent's rows begin, and behind them the number of rows
 */
public record ChildRows(int[] rows, int[] starts) {
    /**
     * Deals all child rows out to their parents.
     *
     * @param links which rows belong together
     * @return the rows, those of each parent in the order of the table
     */
    public static ChildRows of(Links links) {
        return of(links, IntStream.range(0, links.parentOf().length).toArray());
    }

    /**
     * Deals some child rows out to their parents, keeping their order.
     *
     * @param links which rows belong together
     * @param ordered the rows
     * @return those of them that have a parent
     */
    public static ChildRows of(Links links, int[] ordered) {
        int[] parentOf = links.parentOf();
        int[] starts = new int[links.counts().length + 1];
        for (int row : ordered) {
            if (parentOf[row] >= 0) {
                starts[parentOf[row] + 1]++;
            }
        }
        for (int parent = 1; parent < starts.length; parent++) {
            starts[parent] += starts[parent - 1];
        }
        int[] next = starts.clone();
        int[] rows = new int[starts[starts.length - 1]];
        for (int row : ordered) {
            if (parentOf[row] >= 0) {
                rows[next[parentOf[row]]++] = row;
            }
        }
        return new ChildRows(rows, starts);
    }
}
