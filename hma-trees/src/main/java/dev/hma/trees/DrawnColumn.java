package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.trees.TreesState.ColumnState;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One feature, drawn from the leaf that its row falls into. */
final class DrawnColumn {
    static final int NONE = -1;

    /** How likely a value is that no donor is near: never impossible. */
    private static final double FAR = 1e-9;

    /** Over which share of the column's numbers a donor makes those around it likely. */
    private static final double NEAR = 0.03;

    private final Feature feature;
    private final int index;
    private final int guard;
    private final double smoothing;
    private final double[] values;

    /** How many outcomes there are; the one after them stands for missing. */
    private final int outcomes;

    private final BitSet repeated = new BitSet();
    private final Tree tree;
    private final @Nullable Tree repeats;
    private final int last;
    private final boolean rising;

    /**
     * Creates a column.
     *
     * @param feature the feature
     * @param guard the index of the feature that says where it is missing
     * @param smoothing how far numbers move
     * @param state what was learnt
     * @param last where its value in the row before stands among the predictors; {@link #NONE} if nowhere
     * @param rising whether values do not fall from row to row
     * @param categories per predictor whether it is a category
     */
    DrawnColumn(
            Feature feature,
            int guard,
            double smoothing,
            ColumnState state,
            int last,
            boolean rising,
            boolean[] categories) {
        this.feature = feature;
        this.index = state.feature();
        this.guard = guard;
        this.smoothing = smoothing;
        this.values = state.values();
        this.outcomes = feature.category() ? feature.levels() : values.length;
        this.tree = new Tree(state.tree(), categories);
        this.repeats = state.repeats() == null ? null : new Tree(state.repeats(), categories);
        this.last = last;
        this.rising = rising;
        for (int i : state.repeated()) {
            repeated.set(i);
        }
    }

    /** {@return whether a value may be that of the row before because a tree says so} */
    boolean repeats() {
        return repeats != null;
    }

    int index() {
        return index;
    }

    /**
     * Draws a value.
     *
     * @param row the row's predictors, as far as they are known
     * @param uniform a number between 0 and 1
     * @param again another one, which decides whether the value repeats one of the family
     * @param memory the rows of the family so far; null if there are no families
     * @return the value; NaN where it is missing, for what depends on that, if no guard says so either
     */
    double draw(double[] row, double uniform, double again, Siblings.@Nullable Memory memory) {
        if (isMissing(row)) {
            return Double.NaN;
        }
        if (repeats != null && memory != null && !Double.isNaN(row[last])) {
            int leaf = repeats.leaf(row);
            double lasting = repeats.share(leaf, Siblings.LAST);
            if (again < lasting) {
                return row[last];
            }
            double earlier = repeats.share(leaf, Siblings.EARLIER);
            double repeated =
                    again < lasting + earlier ? memory.earlier(index, row, (again - lasting) / earlier) : Double.NaN;
            if (!Double.isNaN(repeated)) {
                return repeated;
            }
        }
        int leaf = tree.leaf(row);
        return draw(row, leaf, tree.end(leaf), uniform);
    }

    /** Whether the guard says that the value is missing. */
    boolean isMissing(double[] row) {
        return guard != NONE && row[guard] == 1;
    }

    /** How likely the value is that of the row before. */
    private double repeating(double[] row) {
        return repeats == null || Double.isNaN(row[last]) ? 0 : repeats.share(repeats.leaf(row), Siblings.LAST);
    }

    /** Draws a value that is not missing. */
    double drawPresent(double[] row, double uniform) {
        int leaf = tree.leaf(row);
        return draw(row, leaf, endPresent(leaf), uniform);
    }

    private int endPresent(int leaf) {
        int end = tree.end(leaf);
        return end > tree.start(leaf) && tree.donor(end - 1) == outcomes ? end - 1 : end;
    }

    private double draw(double[] row, int leaf, int end, double uniform) {
        int start = tree.start(leaf);
        if (start == end) {
            // Nothing was learnt of it.
            return feature.marginal().quantile(uniform);
        }
        double before = 0;
        boolean bound = rising && !Double.isNaN(row[last]);
        if (bound) {
            int i = start;
            while (i < end && values[tree.donor(i)] < row[last]) {
                before = tree.upTo(i++);
            }
            if (i == end) {
                return row[last];
            }
        }
        double rows = before + uniform * (tree.upTo(end - 1) - before);
        int i = tree.find(leaf, rows);
        int donor = tree.donor(i);
        if (donor == outcomes) {
            return Double.NaN;
        }
        if (feature.category()) {
            return donor;
        }
        double value = repeated.get(donor) ? values[donor] : valueAt(moved(leaf, i, rows));
        return bound ? Math.max(row[last], value) : value;
    }

    /** The place of a donor, moved towards its neighbours. */
    private double moved(int leaf, int i, double rows) {
        int start = tree.start(leaf);
        int end = endPresent(leaf);
        int donor = tree.donor(i);
        int count = tree.count(i, start);
        double side = 2 * (rows - (tree.upTo(i) - count)) / count - 1;
        int before = i == start ? donor - 1 : tree.donor(i - 1);
        int after = i == end - 1 ? donor + 1 : tree.donor(i + 1);
        // A gap that is much wider than the others belongs to the leaf's shape.
        double widest = 2.0 * (tree.donor(end - 1) - tree.donor(start)) / (end - start) + 1;
        double gap = Math.min(widest, side < 0 ? donor - before : after - donor);
        return donor + 0.5 * smoothing * side * gap;
    }

    /** The number at a place between two. */
    private double valueAt(double place) {
        double inside = Math.max(0, Math.min(values.length - 1, place));
        int low = Math.min(values.length - 1, (int) inside);
        if (low == inside) {
            return values[low];
        }
        double share = inside - low;
        return (1 - share) * values[low] + share * values[low + 1];
    }

    /** How likely a value is in a row, up to a factor that is the same for all rows. */
    double likelihood(double[] row, double value) {
        if (guard != NONE && Double.isNaN(value) == (row[guard] != 1)) {
            return FAR * FAR;
        }
        if (Double.isNaN(value)) {
            return 1;
        }
        int leaf = tree.leaf(row);
        int start = tree.start(leaf);
        int end = tree.end(leaf);
        if (start == end) {
            return 1;
        }
        double sum = 0;
        double place = feature.category() ? value : placeOf(value);
        double near = Math.max(0.25, NEAR * values.length);
        for (int i = start; i < end; i++) {
            if (tree.donor(i) == outcomes) {
                continue;
            }
            double far = (tree.donor(i) - place) / near;
            double weight = feature.category() ? (far == 0 ? 1 : 0) : 1 / ((1 + far * far) * (1 + far * far));
            sum += weight * tree.count(i, start);
        }
        double again = repeating(row);
        return FAR + (1 - again) * sum / tree.upTo(end - 1) + (again > 0 && row[last] == value ? again : 0);
    }

    private double placeOf(double value) {
        int at = Arrays.binarySearch(values, value);
        if (at >= 0) {
            return at;
        }
        int above = -at - 1;
        if (above == 0 || above == values.length) {
            return above == 0 ? 0 : values.length - 1;
        }
        return above - (values[above] - value) / (values[above] - values[above - 1]);
    }
}
