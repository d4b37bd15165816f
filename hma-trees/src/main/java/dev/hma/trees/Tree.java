package dev.hma.trees;

import dev.hma.trees.TreesState.Grouping;
import dev.hma.trees.TreesState.TreeState;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A tree as it is used: from the predictors of a row to a leaf and its donors. */
final class Tree {
    private final int[] split;
    private final double[] at;
    private final int[] right;
    private final @Nullable BitSet[] lefts;
    private final @Nullable Grouping[] groupings;
    private final int predictors;
    private final int[] ends;
    private final int[] donors;

    /** Per donor how many rows its leaf has up to it. */
    private final int[] upTo;

    Tree(TreeState state, boolean[] categories) {
        split = state.split();
        at = state.at();
        right = state.right();
        ends = state.ends();
        donors = state.donors();
        lefts = new BitSet[split.length];
        predictors = categories.length;
        groupings = new Grouping[2 * predictors];
        for (Grouping grouping : state.groupings()) {
            groupings[grouping.predictor()] = grouping;
        }
        for (int node = 0; node < split.length; node++) {
            if (split[node] >= predictors || split[node] >= 0 && categories[split[node]]) {
                BitSet set = new BitSet(Binned.MOST);
                for (int bin : state.lefts()[(int) at[node]]) {
                    set.set(bin);
                }
                lefts[node] = set;
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
        while (split[node] >= 0) {
            double value = row[split[node] < predictors ? split[node] : split[node] - predictors];
            BitSet set = lefts[node];
            // Missing numbers go left.
            boolean goesLeft = set == null ? !(value > at[node]) : set.get(group(split[node], value));
            node = goesLeft ? node + 1 : right[node];
        }
        return right[node];
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

    /** The share of a leaf's rows that a donor stands for. */
    double share(int leaf, int donor) {
        int start = start(leaf);
        for (int i = start; i < ends[leaf]; i++) {
            if (donors[i] == donor) {
                return (double) count(i, start) / upTo[ends[leaf] - 1];
            }
        }
        return 0;
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
