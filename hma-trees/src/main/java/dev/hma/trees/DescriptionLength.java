package dev.hma.trees;

import dev.hma.trees.TreesState.TreeState;

/**
 * How long a description of the rows is that a tree of categories gives: what its leaves leave open, and the leaves themselves
 * (Rissanen: Modeling by shortest data description, Automatica 14, 1978).
 */
final class DescriptionLength {
    private DescriptionLength() {}

    /** The length, in nats. */
    static double of(TreeState tree) {
        double open = 0;
        int start = 0;
        double rows = 0;
        for (int end : tree.ends()) {
            double n = 0;
            for (int i = start; i < end; i++) {
                n += tree.counts()[i];
                open -= tree.counts()[i] * StrictMath.log(tree.counts()[i]);
            }
            open += n > 0 ? n * StrictMath.log(n) : 0;
            rows += n;
            start = end;
        }
        return open + 0.5 * (tree.donors().length - 1) * StrictMath.log(Math.max(1, rows));
    }
}
