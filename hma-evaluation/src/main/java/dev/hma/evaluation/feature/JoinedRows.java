package dev.hma.evaluation.feature;

import dev.hma.api.evaluation.Links;
import java.util.Arrays;

/**
 * Child rows beside their parent rows. A child row without a parent is left out; where several parent rows have its key, it
 * stands beside each of them.
 *
 * @param child the child row per pair
 * @param parent the parent row per pair
 * @param family the first parent row of that key per pair
 */
public record JoinedRows(int[] child, int[] parent, int[] family) {
    static JoinedRows of(Links links) {
        int size = Arrays.stream(links.counts()).sum();
        int[] child = new int[size];
        int[] parent = new int[size];
        int[] family = new int[size];
        int pair = 0;
        for (int row = 0; row < links.parentOf().length; row++) {
            for (int p = links.parentOf()[row]; p >= 0; p = links.twin()[p]) {
                child[pair] = row;
                parent[pair] = p;
                family[pair++] = links.parentOf()[row];
            }
        }
        return new JoinedRows(child, parent, family);
    }

    /** {@return the number of pairs} */
    public int size() {
        return child.length;
    }
}
