package dev.hma.evaluation.feature;

import dev.hma.api.evaluation.Links;
import java.util.Arrays;

/**
 * Child rows beside their parent rows. A child row without a parent is left out; where several parent rows have its key, it
 * stands beside each of them, and beside the first alone if that would make more than four million pairs and more than there are
 * child rows: a key that is repeated a thousand times tells nothing more than one that is repeated twice.
 *
 * @param child the child row per pair
 * @param parent the parent row per pair
 * @param family the first parent row of that key per pair
 */
public record JoinedRows(int[] child, int[] parent, int[] family) {
    /** So many pairs at most, where repeated keys make them more than the child rows. */
    static final int LIMIT = 4_000_000;

    static JoinedRows of(Links links) {
        return of(links, LIMIT);
    }

    static JoinedRows of(Links links, int limit) {
        long all = Arrays.stream(links.counts()).asLongStream().sum();
        boolean each = all <= Math.max(limit, links.parentOf().length);
        int size = each
                ? (int) all
                : (int) Arrays.stream(links.parentOf()).filter(p -> p >= 0).count();
        int[] child = new int[size];
        int[] parent = new int[size];
        int[] family = new int[size];
        int pair = 0;
        for (int row = 0; row < links.parentOf().length; row++) {
            for (int p = links.parentOf()[row]; p >= 0; p = each ? links.twin()[p] : -1) {
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
