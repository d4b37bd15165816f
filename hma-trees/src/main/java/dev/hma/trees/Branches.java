package dev.hma.trees;

import dev.hma.trees.TreesState.TreeState;
import java.util.Arrays;

/** The branches of a tree that a leaf is in, smaller ones first. The leaves of a branch follow one another. */
final class Branches {
    static final int NONE = -1;

    private final int[] ofLeaf;
    private final int[] above;
    private final int[] firsts;
    private final int[] ends;

    Branches(TreeState tree) {
        int nodes = tree.split().length;
        ofLeaf = new int[tree.ends().length];
        above = new int[nodes];
        firsts = new int[nodes];
        ends = new int[nodes];
        Arrays.fill(above, NONE);
        // What is below a node comes after it.
        for (int node = nodes - 1; node >= 0; node--) {
            int right = tree.right()[node];
            if (tree.split()[node] < 0) {
                ofLeaf[right] = node;
                firsts[node] = right;
                ends[node] = right + 1;
            } else {
                above[node + 1] = node;
                above[right] = node;
                firsts[node] = firsts[node + 1];
                ends[node] = ends[right];
            }
        }
    }

    /** The branch that is no more than a leaf. */
    int of(int leaf) {
        return ofLeaf[leaf];
    }

    /** The next larger branch; {@link #NONE} for the whole tree. */
    int above(int branch) {
        return above[branch];
    }

    /** The first leaf of a branch. */
    int first(int branch) {
        return firsts[branch];
    }

    /** Where the leaves of a branch end. */
    int end(int branch) {
        return ends[branch];
    }
}
