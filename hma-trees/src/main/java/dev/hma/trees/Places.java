package dev.hma.trees;

import java.util.Arrays;

/** The places of each leaf, in the order in which rows take them: as they stand, but where a row has taken a later one. */
final class Places {
    private final int[][] sizes;

    /** Per lane and leaf the order of its places; null where it is as they stand. */
    private final int[][][] orders;

    /**
     * All places, as they stand.
     *
     * @param sizes per lane and leaf how many there are; null for a lane without any
     */
    Places(int[][] sizes) {
        this.sizes = sizes;
        this.orders = new int[sizes.length][][];
    }

    /** Whether a leaf has a place for another row after so many. */
    boolean has(int lane, int leaf, int taken) {
        return sizes[lane] != null && leaf < sizes[lane].length && taken < sizes[lane][leaf];
    }

    /** How many places a leaf has. */
    int size(int lane, int leaf) {
        return sizes[lane][leaf];
    }

    /** The place that comes at some turn. */
    int at(int lane, int leaf, int turn) {
        int[][] orders = this.orders[lane];
        return orders == null || orders[leaf] == null ? turn : orders[leaf][turn];
    }

    /** Changes the turns of two places. */
    void swap(int lane, int leaf, int turn, int other) {
        if (turn == other) {
            return;
        }
        int[][] leaves = orders[lane];
        if (leaves == null) {
            leaves = new int[sizes[lane].length][];
            orders[lane] = leaves;
        }
        int[] order = leaves[leaf];
        if (order == null) {
            order = new int[sizes[lane][leaf]];
            Arrays.setAll(order, i -> i);
            leaves[leaf] = order;
        }
        int place = order[turn];
        order[turn] = order[other];
        order[other] = place;
    }
}
