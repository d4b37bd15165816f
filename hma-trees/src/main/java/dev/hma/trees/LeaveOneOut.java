package dev.hma.trees;

import java.util.HashMap;
import java.util.Map;

/**
 * How well a tree of categories tells rows, each from the others of its leaf (leave-one-out; Stone: Cross-validatory choice and
 * assessment of statistical predictions, JRSS B 36, 1974): so trees can be compared that were grown from different rows.
 */
final class LeaveOneOut {
    private LeaveOneOut() {}

    /**
     * What the leaves leave open of some rows, in nats.
     *
     * @param node the tree
     * @param rows the rows that it was grown from, those of each node together
     * @param target their outcomes
     * @param asked those of the rows that are asked for; negative for the others
     * @return the sum of the negative logarithms of their chances; not negative
     */
    static double length(TreeGrower.Node node, int[] rows, Target target, Target asked) {
        if (node.left != null && node.right != null) {
            return length(node.left, rows, target, asked) + length(node.right, rows, target, asked);
        }
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = node.from; i < node.to; i++) {
            counts.merge(target.outcomes()[rows[i]], 1, Integer::sum);
        }
        int n = node.to - node.from;
        double length = 0;
        for (int i = node.from; i < node.to; i++) {
            int outcome = asked.outcomes()[rows[i]];
            if (outcome >= 0) {
                // In the row's place one is imagined that has each outcome in equal shares.
                int others = counts.getOrDefault(outcome, 1) - 1;
                length -= StrictMath.log((others + 1.0 / target.size()) / n);
            }
        }
        return length;
    }
}
