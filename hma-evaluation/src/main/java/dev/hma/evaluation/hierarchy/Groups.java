package dev.hma.evaluation.hierarchy;

import dev.hma.api.evaluation.Links;
import dev.hma.api.evaluation.Values;
import java.util.Arrays;

/**
 * The child rows that have a parent and a value, in groups of one parent's. Arrays are read only by convention.
 *
 * @param rows the rows
 * @param groupOf the group of each of these rows, from 0
 * @param sizes the number of rows of each group
 */
record Groups(int[] rows, int[] groupOf, int[] sizes) {
    static Groups of(Links links, Values values) {
        int[] rows = new int[values.size()];
        int[] groupOf = new int[values.size()];
        int[] sizes = new int[values.size()];
        int[] known = new int[links.counts().length];
        Arrays.fill(known, -1);
        int n = 0;
        int groups = 0;
        for (int row = 0; row < values.size(); row++) {
            int parent = links.parentOf()[row];
            if (parent >= 0 && !values.isNull(row)) {
                if (known[parent] < 0) {
                    known[parent] = groups++;
                }
                rows[n] = row;
                groupOf[n++] = known[parent];
                sizes[known[parent]]++;
            }
        }
        return new Groups(Arrays.copyOf(rows, n), Arrays.copyOf(groupOf, n), Arrays.copyOf(sizes, groups));
    }

    int count() {
        return sizes.length;
    }
}
