package dev.hma.evaluation.trees;

/**
 * How trees are grown.
 *
 * @param objective what is learnt
 * @param rounds the number of trees
 * @param rowsInLeaf the least number of rows in a leaf
 * @param rowsInCategory the least number of rows of a category that is treated as one
 */
public record TreeSettings(Objective objective, int rounds, int rowsInLeaf, int rowsInCategory) {
    /** What trees learn. */
    public enum Objective {
        /** The probability of the label 1, where labels are 0 and 1. */
        BINARY,
        /** A number. */
        REGRESSION
    }

    /**
     * What suits a number of rows.
     *
     * @param objective what is learnt
     * @param rounds the number of trees
     * @param rows the number of rows that are learnt from
     * @return max(3, min(20, rows / 50)) rows in a leaf, max(5, min(50, rows / 100)) in a category
     */
    public static TreeSettings of(Objective objective, int rounds, int rows) {
        return new TreeSettings(
                objective, rounds, Math.max(3, Math.min(20, rows / 50)), Math.max(5, Math.min(50, rows / 100)));
    }

    /** As LightGBM's parameters. One thread, as work is shared out above, and so that sums are made in one order. */
    String parameters(String categorical) {
        return "objective=" + (objective == Objective.BINARY ? "binary" : "regression")
                + " learning_rate=0.1 num_leaves=31 min_data_in_leaf=" + rowsInLeaf
                + " cat_smooth=5 min_data_per_group=" + rowsInCategory
                + " num_threads=1 deterministic=true force_col_wise=true verbosity=-1 seed=1"
                + (categorical.isEmpty() ? "" : " categorical_feature=" + categorical);
    }
}
