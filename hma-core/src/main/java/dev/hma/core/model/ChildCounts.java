package dev.hma.core.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of children of the parents of a relationship, exactly.
 *
 * @param children the numbers that occur, ascending
 * @param parents how many parents have each
 */
public record ChildCounts(long[] children, long[] parents) {
    /** Checks the order. */
    public ChildCounts {
        if (children.length != parents.length) {
            throw new IllegalArgumentException(
                    children.length + " numbers of children for " + parents.length + " counts");
        }
        for (int i = 0; i < children.length; i++) {
            if (children[i] < 0 || parents[i] <= 0 || i > 0 && children[i] <= children[i - 1]) {
                throw new IllegalArgumentException("numbers of children are not ascending at " + children[i]);
            }
        }
    }

    /**
     * Counts numbers of children.
     *
     * @param childrenPerParent the number per parent
     * @return how often each occurs
     */
    public static ChildCounts of(int[] childrenPerParent) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (int n : childrenPerParent) {
            counts.merge(n, 1L, Long::sum);
        }
        return new ChildCounts(
                counts.keySet().stream().mapToLong(n -> n).toArray(),
                counts.values().stream().mapToLong(n -> n).toArray());
    }

    /** {@return the number of parents} */
    public long totalParents() {
        long total = 0;
        for (long n : parents) {
            total += n;
        }
        return total;
    }

    /** {@return the number of children of all parents} */
    public long totalChildren() {
        long total = 0;
        for (int i = 0; i < parents.length; i++) {
            total += parents[i] * children[i];
        }
        return total;
    }
}
