package dev.hma.evaluation.parents;

import dev.hma.api.evaluation.Links;
import org.jspecify.annotations.Nullable;

/**
 * The child rows of one side that have two parents, by two foreign keys. Where keys are repeated, each parent of the one stands
 * beside each of the other. Arrays are read only by convention.
 *
 * @param first rows of the one parent table
 * @param second rows of the other, beside these
 */
record TwoParents(int[] first, int[] second) {
    /** More rows than this only come from keys that are repeated without end. */
    private static final int LIMIT = 4_000_000;

    /** {@return the rows; null if repeated keys make them more than four million and more than the child's} */
    static @Nullable TwoParents of(Links one, Links other) {
        long size = 0;
        int children = one.parentOf().length;
        int limit = Math.max(LIMIT, children);
        for (int child = 0; child < children && size <= limit; child++) {
            for (int p = one.parentOf()[child]; p >= 0 && size <= limit; p = one.twin()[p]) {
                for (int q = other.parentOf()[child]; q >= 0 && size <= limit; q = other.twin()[q]) {
                    size++;
                }
            }
        }
        if (size > limit) {
            return null;
        }
        int[] first = new int[(int) size];
        int[] second = new int[(int) size];
        int at = 0;
        for (int child = 0; child < children; child++) {
            for (int p = one.parentOf()[child]; p >= 0; p = one.twin()[p]) {
                for (int q = other.parentOf()[child]; q >= 0; q = other.twin()[q]) {
                    first[at] = p;
                    second[at++] = q;
                }
            }
        }
        return new TwoParents(first, second);
    }

    int rows() {
        return first.length;
    }

    /** {@return the share of the rows in which both parents are one row of one table; NaN without rows} */
    double same() {
        int same = 0;
        for (int i = 0; i < rows(); i++) {
            same += first[i] == second[i] ? 1 : 0;
        }
        return (double) same / rows();
    }
}
