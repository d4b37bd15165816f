package dev.hma.trees;

import dev.hma.trees.TreesState.Grouping;
import dev.hma.trees.TreesState.TreeState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A tree as it is used: from the predictors of a row to a leaf and its donors. */
final class Tree {
    private static final int WORDS = Binned.MOST / 64;

    /** Per node what is needed on the way to a leaf, side by side: its predictor with its right child, and where it splits. */
    private final long[] nodes;

    /** Per predictor, value by value or not, whether its nodes look at groups. */
    private final boolean[] grouped;

    /** Which groups go left: four numbers, a bit per group, for each list of groups. */
    private final long[] lefts;

    private final @Nullable Grouping[] groupings;
    private final int predictors;
    private final int[] ends;
    private final int[] donors;

    /** Per donor how many rows its leaf has up to it. */
    private final int[] upTo;

    Tree(TreeState state, boolean[] categories) {
        nodes = new long[2 * state.split().length];
        for (int node = 0; node < state.split().length; node++) {
            nodes[2 * node] = (long) state.split()[node] << 32 | state.right()[node];
            nodes[2 * node + 1] = Double.doubleToRawLongBits(state.at()[node]);
        }
        ends = state.ends();
        donors = state.donors();
        predictors = categories.length;
        grouped = Arrays.copyOf(categories, 2 * predictors);
        Arrays.fill(grouped, predictors, 2 * predictors, true);
        groupings = new Grouping[2 * predictors];
        for (Grouping grouping : state.groupings()) {
            groupings[grouping.predictor()] = grouping;
        }
        lefts = new long[WORDS * state.lefts().length];
        for (int list = 0; list < state.lefts().length; list++) {
            for (int group : state.lefts()[list]) {
                lefts[WORDS * list + (group >> 6)] |= 1L << (group & 63);
            }
        }
        upTo = state.counts().clone();
        for (int leaf = 0; leaf < ends.length; leaf++) {
            for (int i = start(leaf) + 1; i < ends[leaf]; i++) {
                upTo[i] += upTo[i - 1];
            }
        }
    }

    /** How many leaves there are. */
    int leaves() {
        return ends.length;
    }

    /** The leaf that a row falls into. */
    int leaf(double[] row) {
        int node = 0;
        while (true) {
            int predictor = (int) (nodes[2 * node] >> 32);
            int right = (int) nodes[2 * node];
            if (predictor < 0) {
                return right;
            }
            double at = Double.longBitsToDouble(nodes[2 * node + 1]);
            double value = row[predictor < predictors ? predictor : predictor - predictors];
            // Missing numbers go left.
            boolean goesLeft = grouped[predictor] ? goesLeft((int) at, group(predictor, value)) : !(value > at);
            node = goesLeft ? node + 1 : right;
        }
    }

    private boolean goesLeft(int list, int group) {
        return group < Binned.MOST && (lefts[WORDS * list + (group >> 6)] >> (group & 63) & 1) != 0;
    }

    private int group(int predictor, double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        Grouping grouping = groupings[predictor];
        if (grouping == null) {
            return (int) value + 1;
        }
        return grouping.groups()[grouping.values().length == 0 ? (int) value : nearest(grouping.values(), value)];
    }

    private static int nearest(double[] values, double value) {
        int at = Arrays.binarySearch(values, value);
        if (at >= 0) {
            return at;
        }
        int above = -at - 1;
        if (above == 0 || above == values.length) {
            return above == 0 ? 0 : above - 1;
        }
        return value - values[above - 1] <= values[above] - value ? above - 1 : above;
    }

    /** Where the donors of a leaf begin. */
    int start(int leaf) {
        return leaf == 0 ? 0 : ends[leaf - 1];
    }

    /** Where the donors of a leaf end; with its start if it has none. */
    int end(int leaf) {
        return ends[leaf];
    }

    /** How many donors there are, of all leaves. */
    int donors() {
        return donors.length;
    }

    int donor(int i) {
        return donors[i];
    }

    /** How many rows a leaf stands for, up to one of its donors. */
    int upTo(int i) {
        return upTo[i];
    }

    /** How many rows a donor stands for, in the leaf that starts at a place. */
    int count(int i, int start) {
        return i == start ? upTo[i] : upTo[i] - upTo[i - 1];
    }

    /** How many rows a leaf stands for. */
    int rows(int leaf) {
        return start(leaf) == ends[leaf] ? 0 : upTo[ends[leaf] - 1];
    }

    /** How many of a leaf's rows a donor stands for. */
    int rows(int leaf, int donor) {
        int start = start(leaf);
        int at = Arrays.binarySearch(donors, start, ends[leaf], donor);
        return at < 0 ? 0 : count(at, start);
    }

    /** The share of a leaf's rows that a donor stands for. */
    double share(int leaf, int donor) {
        return (double) rows(leaf, donor) / Math.max(1, rows(leaf));
    }

    /** The share of all rows that a donor stands for. */
    double share(int donor) {
        double rows = 0;
        double all = 0;
        for (int leaf = 0; leaf < ends.length; leaf++) {
            for (int i = start(leaf); i < ends[leaf]; i++) {
                int count = count(i, start(leaf));
                rows += donors[i] == donor ? count : 0;
                all += count;
            }
        }
        return all == 0 ? 0 : rows / all;
    }

    /** The donor of a leaf below which and in which a share of its rows lies. */
    int find(int leaf, double rows) {
        int low = start(leaf);
        int high = ends[leaf] - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] <= rows) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
