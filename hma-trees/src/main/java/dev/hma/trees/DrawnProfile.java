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
            donor = tree.donor(tree.find(leaf, chance.of(state.features()[0], leaf) * tree.upTo(end - 1)));
        }
        for (int k = 0; k < values.length; k++) {
            int f = state.features()[k];
            if (!given.get(f)) {
                row[f] = donor == DrawnColumn.NONE ? Double.NaN : values[k][donor];
            }
        }
    }

    /** The value of a feature that a row shows: where it has none any will do. */
    double present(double[] row, int feature, Chance chance) {
        return Double.isNaN(row[feature])
                ? frame.features().get(feature).marginal().quantile(chance.of(feature, 0))
                : row[feature];
    }
}
