package dev.hma.trees;

import dev.hma.trees.TreesState.TreeState;

/**
 * How much of an outcome the predictors of a tree tell: what the splits on each take away of the variance of a number's
 * rank, or of Gini's index of a category. Where a value is missing and no guard says so, that is a coordinate of its own.
 *
 * <p>Computed from the donors of the leaves, which stand for all their rows in any but large tables of numbers; there a
 * small leaf counts for somewhat more than its rows.
 */
final class Told {
    private final TreeState tree;
    private final boolean category;
    private final int outcomes;
    private final double[] ranks;
    private final double[] told;

    private Told(TreeState tree, boolean category, int outcomes, int predictors) {
        this.tree = tree;
        this.category = category;
        this.outcomes = outcomes;
        ranks = category ? new double[0] : ranks(tree, outcomes);
        told = new double[predictors];
    }

    /**
     * The share that each predictor tells.
     *
     * @param tree the tree
     * @param category whether outcomes are categories
     * @param outcomes how many there are; the one after them stands for missing
     * @param predictors how many predictors there are
     * @return per predictor the share, 0 to 1; together at most 1
     */
    static double[] of(TreeState tree, boolean category, int outcomes, int predictors) {
        Told told = new Told(tree, category, outcomes, predictors);
        double all = told.squares();
        Sums root = told.add(0);
        double variance = all - root.between();
        for (int p = 0; p < predictors; p++) {
            told.told[p] = variance > 1e-9 * all ? Math.min(1, Math.max(0, told.told[p] / variance)) : 0;
        }
        return told.told;
    }

    /** Per outcome its mean rank in units of a standard deviation. */
    private static double[] ranks(TreeState tree, int outcomes) {
        double[] ranks = new double[outcomes];
        double present = 0;
        for (int i = 0; i < tree.donors().length; i++) {
            if (tree.donors()[i] < outcomes) {
                ranks[tree.donors()[i]] += tree.counts()[i];
                present += tree.counts()[i];
            }
        }
        double below = 0;
        for (int k = 0; k < outcomes; k++) {
            double count = ranks[k];
            ranks[k] = Math.sqrt(3) * (2 * (below + 0.5 * count) / Math.max(1, present) - 1);
            below += count;
        }
        return ranks;
    }

    /** Rows of a node, and the sums of their coordinates. */
    private record Sums(double rows, double[] coordinates) {
        /** The sum of squares of the mean. */
        double between() {
            double sum = 0;
            for (double coordinate : coordinates) {
                sum += coordinate * coordinate;
            }
            return rows == 0 ? 0 : sum / rows;
        }

        /** Both together, in the array of this one. */
        Sums and(Sums other) {
            for (int d = 0; d < coordinates.length; d++) {
                coordinates[d] += other.coordinates[d];
            }
            return new Sums(rows + other.rows, coordinates);
        }
    }

    /** The sum of squares over all rows. */
    private double squares() {
        double sum = 0;
        for (int i = 0; i < tree.donors().length; i++) {
            int donor = tree.donors()[i];
            double square = category || donor >= outcomes ? 1 : ranks[donor] * ranks[donor];
            sum += square * tree.counts()[i];
        }
        return sum;
    }

    /** Adds what the nodes under a node, and it itself, tell. */
    private Sums add(int node) {
        int split = tree.split()[node];
        if (split < 0) {
            return ofLeaf(tree.right()[node]);
        }
        Sums left = add(node + 1);
        Sums right = add(tree.right()[node]);
        double apart = left.between() + right.between();
        Sums both = left.and(right);
        // A number that is looked at value by value is the same predictor.
        told[split % told.length] += Math.max(0, apart - both.between());
        return both;
    }

    private Sums ofLeaf(int leaf) {
        double[] coordinates = new double[category ? outcomes + 1 : 2];
        double rows = 0;
        for (int i = leaf == 0 ? 0 : tree.ends()[leaf - 1]; i < tree.ends()[leaf]; i++) {
            int donor = tree.donors()[i];
            int count = tree.counts()[i];
            rows += count;
            if (category) {
                coordinates[donor] += count;
            } else if (donor < outcomes) {
                coordinates[0] += ranks[donor] * count;
            } else {
                coordinates[1] += count;
            }
        }
        return new Sums(rows, coordinates);
    }
}
