package dev.hma.trees;

import dev.hma.trees.TreesState.Grouping;
import dev.hma.trees.TreesState.TreeState;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A tree as it is used: from the predictors of a row to a leaf and its donors. */
final class Tree {
    private final int[] split;
    private final double[] at;
    private final int[] right;
    private final @Nullable BitSet[] lefts;
    private final int[] @Nullable [] groups;
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
        groups = new int[categories.length][];
        for (Grouping grouping : state.groupings()) {
            groups[grouping.predictor()] = grouping.groups();
        }
        for (int node = 0; node < split.length; node++) {
            if (split[node] >= 0 && categories[split[node]]) {
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

    /** The leaf that a row falls into. */
    int leaf(double[] predictors) {
        int node = 0;
        while (split[node] >= 0) {
            double value = predictors[split[node]];
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
        int[] grouped = groups[predictor];
        return grouped == null ? (int) value + 1 : grouped[(int) value];
    }

    /** Where the donors of a leaf begin. */
    int start(int leaf) {
        return leaf == 0 ? 0 : ends[leaf - 1];
    }

    /** Where the donors of a leaf end; with its start if it has none. */
    int end(int leaf) {
        return ends[leaf];
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
