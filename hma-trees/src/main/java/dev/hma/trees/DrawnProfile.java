package dev.hma.trees;

import dev.hma.api.feature.Frame;
import dev.hma.trees.TreesState.ProfileState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A profile, drawn from the leaf that its row falls into. */
final class DrawnProfile {
    private final Frame frame;
    private final ProfileState state;
    private final List<Integer> features;
    private final Tree tree;
    private final double[][] values;

    DrawnProfile(Frame frame, ProfileState state, boolean[] categories) {
        this.frame = frame;
        this.state = state;
        this.features = Arrays.stream(state.features()).boxed().toList();
        this.tree = new Tree(state.tree(), categories);
        values = new double[state.features().length][];
        for (int k = 0; k < values.length; k++) {
            values[k] = state.values()[k].clone();
            for (int j : state.missing()[k]) {
                values[k][j] = Double.NaN;
            }
        }
    }

    List<Integer> features() {
        return features;
    }

    /** Draws the profile of a row into its predictors; without children there is none, for what depends on it. */
    void draw(double[] row, Chance chance, BitSet given) {
        boolean none = state.count() != DrawnColumn.NONE && row[state.count()] == 0;
        int leaf = tree.leaf(row);
        int start = tree.start(leaf);
        int end = tree.end(leaf);
        int donor = DrawnColumn.NONE;
        if (start < end && !none) {
            double uniform = chance.of(state.features()[0], leaf);
            donor = state.count() == DrawnColumn.NONE
                    ? tree.donor(tree.find(leaf, uniform * tree.upTo(end - 1)))
                    : alike(start, end, row[state.count()], uniform);
        }
        for (int k = 0; k < values.length; k++) {
            int f = state.features()[k];
            if (!given.get(f)) {
                row[f] = donor == DrawnColumn.NONE ? Double.NaN : values[k][donor];
            }
        }
    }

    /** A profile of a leaf, rather one of about as many children: where one parent has most of them its leaf has others, too. */
    private int alike(int start, int end, double children, double uniform) {
        double[] weights = new double[end - start];
        Arrays.setAll(weights, k -> weight(start, start + k, children));
        return tree.donor(start + Chance.choose(weights, uniform));
    }

    private double weight(int start, int i, double children) {
        double own = state.children()[tree.donor(i)];
        double ratio = Math.min(own, children) / Math.max(own, children);
        return tree.count(i, start) * ratio * ratio;
    }

    /** The value of a feature that a row shows: where it has none any will do. */
    double present(double[] row, int feature, Chance chance) {
        return Double.isNaN(row[feature])
                ? frame.features().get(feature).marginal().quantile(chance.of(feature, 0))
                : row[feature];
    }
}
