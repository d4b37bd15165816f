package dev.hma.trees;

/** Says whether a row repeats a value of its family, and which: that of the row before, or an earlier one. */
abstract class DrawnRepeats {
    final int feature;
    final int last;
    private final Tree tree;

    /** Per leaf the share of its rows that are new, or not. */
    private final double[][] shares;

    /**
     * Creates what says so.
     *
     * @param feature the feature
     * @param last the predictor that is its value in the row before
     * @param tree how likely a value is new, the last one, or an earlier one
     */
    DrawnRepeats(int feature, int last, Tree tree) {
        this.feature = feature;
        this.last = last;
        this.tree = tree;
        shares = new double[tree.leaves()][Siblings.EARLIER + 1];
        for (int leaf = 0; leaf < shares.length; leaf++) {
            for (int outcome = 0; outcome < shares[leaf].length; outcome++) {
                shares[leaf][outcome] = tree.share(leaf, outcome);
            }
        }
    }

    /** The leaf that a row falls into. */
    int leaf(double[] row) {
        return tree.leaf(row);
    }

    /** How many rows a leaf stands for. */
    int rows(int leaf) {
        return tree.rows(leaf);
    }

    /** The share of the rows of a leaf that are new, repeat the last value, or an earlier one. */
    double share(int leaf, int outcome) {
        return shares[leaf][outcome];
    }

    /** The share of all rows that repeat a value. */
    double share() {
        return 1 - tree.share(Siblings.NEW);
    }

    /** How likely a row has the value of the one before. */
    double lasting(double[] row) {
        return Double.isNaN(row[last]) ? 0 : share(leaf(row), Siblings.LAST);
    }

    /** A value of the family that a row repeats; NaN if it repeats none. */
    double draw(double[] row, Chance chance, Siblings.Memory memory) {
        if (Double.isNaN(row[last])) {
            return Double.NaN;
        }
        int leaf = leaf(row);
        return draw(row, leaf, chance.of(feature, leaf), memory);
    }

    /** The same for a row that falls into a leaf, and has some before it. */
    abstract double draw(double[] row, int leaf, double uniform, Siblings.Memory memory);
}
