package dev.hma.trees;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt: a tree per feature, in the order in which they are drawn.
 *
 * @param siblings whether trees look at the rows of the family so far
 * @param order the feature that the rows of a family ascend by; -1 if there is none
 * @param columns the features that are drawn
 */
public record TreesState(boolean siblings, int order, List<ColumnState> columns) {
    /** Copies the list. */
    public TreesState {
        columns = List.copyOf(columns);
    }

    /**
     * What one feature is drawn from.
     *
     * @param feature its index in the frame
     * @param key the feature in which a row must be alike for its value to be looked at; -1 if there is none
     * @param values the numbers that there are, ascending; empty for a category
     * @param repeated which of these many rows share: they are drawn as they are; the others stand for their neighbourhood
     * @param repeats the tree that says how likely the value is that of the row before; null if that is not asked
     * @param tree the tree; its donors are indices of {@code values}, or codes
     */
    public record ColumnState(
            int feature,
            int key,
            double[] values,
            int[] repeated,
            @Nullable TreeState repeats,
            TreeState tree) {
        /** Checks the numbers. */
        public ColumnState {
            for (int i = 1; i < values.length; i++) {
                require(values[i - 1] < values[i], "the values of a column do not ascend");
            }
            for (int index : repeated) {
                require(index >= 0 && index < values.length, "there is no value " + index);
            }
        }
    }

    /**
     * A tree: nodes in depth-first order, the left child of a node right after it.
     *
     * @param split per node the predictor that it looks at, plus their number if it looks at a number value by value; -1 for
     *     a leaf
     * @param at per node, for a number: what goes left, up to this; for what is grouped or a category: the index in {@code lefts}
     * @param right per node the right child; of a leaf its own number
     * @param lefts per node that looks at a category the groups that go left
     * @param groupings the categories that are grouped
     * @param ends per leaf where its donors end
     * @param donors the values that the leaves draw from, ascending in each
     * @param counts how many rows each donor stands for
     */
    public record TreeState(
            int[] split,
            double[] at,
            int[] right,
            int[][] lefts,
            List<Grouping> groupings,
            int[] ends,
            int[] donors,
            int[] counts) {
        /** Checks that every node and leaf is there. */
        public TreeState {
            groupings = List.copyOf(groupings);
            require(
                    split.length > 0 && at.length == split.length && right.length == split.length,
                    "a tree's nodes are not complete");
            for (int node = 0; node < split.length; node++) {
                boolean leaf = split[node] < 0;
                require(
                        leaf
                                ? right[node] >= 0 && right[node] < ends.length
                                : right[node] > node + 1 && right[node] < split.length,
                        "a tree's node " + node + " leads nowhere");
            }
            require(
                    counts.length == donors.length,
                    "a tree has " + donors.length + " donors, " + counts.length + " counts");
            int start = 0;
            for (int end : ends) {
                require(end >= start && end <= donors.length, "a leaf ends at " + end);
                start = end;
            }
            for (int i = 0; i < donors.length; i++) {
                require(donors[i] >= 0 && counts[i] > 0, "a donor is no value, or stands for no row");
            }
        }
    }

    /**
     * Categories or numbers of which there are too many to be looked at one by one, grouped by what they predict.
     *
     * @param predictor the predictor; for a number that the nodes look at value by value, plus the number of predictors
     * @param values the values of a number, ascending; empty for a category
     * @param groups per code, or per value, its group, 1 and up; 0 stands for missing
     */
    public record Grouping(int predictor, double[] values, int[] groups) {
        /** Checks the groups. */
        public Grouping {
            require(groups.length > 0, "a grouping is empty");
            require(values.length == 0 || values.length == groups.length, "a grouping's values and groups differ");
            for (int group : groups) {
                require(group >= 1 && group < Binned.MOST, "a category's group is " + group);
            }
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
