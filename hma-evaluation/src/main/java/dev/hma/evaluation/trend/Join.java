package dev.hma.evaluation.trend;

import dev.hma.api.evaluation.Links;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a table beside rows of an ancestor. Where keys are repeated, a row stands beside each of its parents. Arrays are
 * read only by convention.
 *
 * @param above rows of the ancestor
 * @param below rows of the descendant, beside these
 */
public record Join(int[] above, int[] below) {
    /** So many rows at most, where repeated keys make a join larger than its table. */
    static final int LIMIT = 4_000_000;

    /**
     * Joins along a chain of relationships, each one's child being the next one's parent.
     *
     * @param chain their links, from the top
     * @return the joined rows; empty if repeated keys make them more than four million and more than the rows of the last
     *     table
     */
    public static Optional<Join> of(List<Links> chain) {
        int[] below = new int[chain.get(chain.size() - 1).parentOf().length];
        for (int row = 0; row < below.length; row++) {
            below[row] = row;
        }
        int limit = Math.max(LIMIT, below.length);
        Join join = new Join(below, below);
        for (int k = chain.size() - 1; k >= 0; k--) {
            long rows = join.rowsAbove(chain.get(k));
            if (rows > limit) {
                return Optional.empty();
            }
            join = join.up(chain.get(k), (int) rows);
        }
        return Optional.of(join);
    }

    private long rowsAbove(Links links) {
        int[] parentOf = links.parentOf();
        int[] twin = links.twin();
        int[] parents = new int[twin.length];
        for (int parent = twin.length - 1; parent >= 0; parent--) {
            // A twin stands further down.
            parents[parent] = twin[parent] < 0 ? 1 : parents[twin[parent]] + 1;
        }
        long rows = 0;
        for (int row : above) {
            rows += parentOf[row] < 0 ? 0 : parents[parentOf[row]];
        }
        return rows;
    }

    private Join up(Links links, int rows) {
        int[] parentOf = links.parentOf();
        int[] twin = links.twin();
        int[] upper = new int[rows];
        int[] lower = new int[rows];
        int at = 0;
        for (int i = 0; i < above.length; i++) {
            for (int parent = parentOf[above[i]]; parent >= 0; parent = twin[parent]) {
                upper[at] = parent;
                lower[at++] = below[i];
            }
        }
        return new Join(upper, lower);
    }

    /** {@return the number of joined rows} */
    public int rows() {
        return below.length;
    }
}
