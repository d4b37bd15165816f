package dev.hma.core.sample;

import dev.hma.api.random.Draws;
import dev.hma.core.work.Orders;

/** Row numbers in groups, and in random order. */
final class Groups {
    private Groups() {}

    /**
     * The members of groups.
     *
     * @param groupOf per row its group, -1 for none
     * @param groups how many groups there are
     * @return per group its rows, in order
     */
    static int[][] of(int[] groupOf, int groups) {
        int[] sizes = new int[groups];
        for (int group : groupOf) {
            if (group >= 0) {
                sizes[group]++;
            }
        }
        int[][] members = new int[groups][];
        for (int g = 0; g < groups; g++) {
            members[g] = new int[sizes[g]];
        }
        int[] filled = new int[groups];
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] >= 0) {
                members[groupOf[i]][filled[groupOf[i]]++] = i;
            }
        }
        return members;
    }

    /** The numbers below {@code n} in random order. */
    static int[] shuffled(int n, Draws draws) {
        long[] hash = new long[n];
        for (int i = 0; i < n; i++) {
            hash[i] = draws.bits(i, 0);
        }
        return Orders.sorted(n, (a, b) -> Long.compare(hash[a], hash[b]));
    }
}
