package dev.hma.trees;

import dev.hma.trees.TreesState.StepsState;
import org.jspecify.annotations.Nullable;

/**
 * The feature that the rows of a family ascend by: the first row has a value, every other one a step from the row before. So
 * there are gaps, and values twice, as they were: in a season after another one the year is the next.
 */
final class Steps {
    private final Donors donors;
    private final int feature;
    private final int last;
    private final int toCome;
    private final double slowest;
    private final double most;
    private final boolean whole;
    private final @Nullable Occasions occasions;

    /**
     * Creates the steps.
     *
     * @param state what was learnt
     * @param values the values that there are, ascending
     * @param smoothing how far numbers move
     * @param siblings what siblings tell
     * @param feature the feature's index
     * @param categories per predictor whether it is a category
     */
    Steps(StepsState state, double[] values, double smoothing, Siblings siblings, int feature, boolean[] categories) {
        donors = Donors.ofNumbers(state.tree(), state.values(), state.repeated(), smoothing, categories, null);
        this.feature = feature;
        last = siblings.last(feature);
        toCome = siblings.toCome();
        slowest = state.slowest();
        most = siblings.most();
        occasions = state.occasions() == null ? null : new Occasions(state.occasions());
        whole = Donors.isWhole(values);
    }

    /** Draws a value such that the rows to come find room below the largest that there is. */
    double draw(double[] row, Donors firsts, int leaf, Chance chance) {
        double limit = most - slowest * Math.max(0, row[toCome] - 1);
        double value;
        if (Double.isNaN(row[last])) {
            value = firsts.drawUpTo(leaf, chance.of(feature, leaf), limit);
        } else {
            int own = donors.leaf(row);
            double room = Math.max(0, limit - row[last]);
            double uniform = chance.of(feature, firsts.leaves() + own);
            value = occasions == null
                    ? row[last] + Math.max(0, donors.drawUpTo(own, uniform, room))
                    : donors.drawOn(occasions, row[last], own, uniform, room);
        }
        return whole ? Math.rint(value) : value;
    }
}
