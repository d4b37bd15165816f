package dev.hma.evaluation.trees;

/**
 * How trees are grown.
 *
 * @param objective what is learnt
 * @param rounds the number of trees
 * @param rowsInLeaf the least number of rows in a leaf
 * @param rowsInCategory the least number of rows of a category that is treated as one
 * @param bins the largest number of intervals that the values of a feature are told apart by
 */
public record TreeSettings(Objective objective, int rounds, int rowsInLeaf, int rowsInCategory, int bins) {
    private static final int BINS = 255;
    private static final int MANY_FEATURES = 100;
    private static final int BINS_OF_MANY = 63;

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
     * @param features the number of features
     * @return max(3, min(20, rows / 50)) rows in a leaf, max(5, min(50, rows / 100)) in a category; 255 bins, and 63 for more than
     *     100 features, as the time that trees take is that of looking at all bins
     */
    public static TreeSettings of(Objective objective, int rounds, int rows, int features) {
        return new TreeSettings(
                objective,
                rounds,
                Math.max(3, Math.min(20, rows / 50)),
                Math.max(5, Math.min(50, rows / 100)),
                features > MANY_FEATURES ? BINS_OF_MANY : BINS);
    }

    /** As LightGBM's parameters. One thread, as work is shared out above, and so that sums are made in one order. */
    String parameters(String categorical) {
        return "objective=" + (objective == Objective.BINARY ? "binary" : "regression")
                + " learning_rate=0.1 num_leaves=31 min_data_in_leaf=" + rowsInLeaf
                + " cat_smooth=5 min_data_per_group=" + rowsInCategory
                + " max_bin=" + bins
                + " num_threads=1 deterministic=true force_col_wise=true verbosity=-1 seed=1"
                + (categorical.isEmpty() ? "" : " categorical_feature=" + categorical);
    }
}
