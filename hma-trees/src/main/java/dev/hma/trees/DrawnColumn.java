package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.RepeatsState;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One feature, drawn from the leaf that its row falls into. */
final class DrawnColumn {
    static final int NONE = -1;

    private final Feature feature;
    private final int index;
    private final int guard;
    private final Donors donors;
    private final @Nullable DrawnRepeats repeats;
    private final @Nullable Steps steps;
    private final int last;
    private final int toCome;
    private final @Nullable Classes classes;
    private final Likeness.@Nullable Goal goal;

    private final StructuralZeros zeros;
    private final DrawnCodes codes;

    /** The share of rows that repeat a value of their family. */
    private final double shareRepeated;

    /**
     * Creates a column.
     *
     * @param feature the feature
     * @param guard the index of the feature that says where it is missing
     * @param smoothing how far numbers move
     * @param state what was learnt
     * @param siblings what siblings tell; null if there are no families
     * @param categories per predictor whether it is a category
     */
    DrawnColumn(
            Feature feature,
            int guard,
            double smoothing,
            ColumnState state,
            @Nullable Siblings siblings,
            boolean[] categories) {
        this.feature = feature;
        this.index = state.feature();
        this.guard = guard;
        this.classes = classes(state);
        this.donors = feature.category()
                ? Donors.ofCodes(state.ofNew(), feature.levels(), categories, classes)
                : Donors.ofNumbers(state.ofNew(), state.values(), state.repeated(), smoothing, categories, classes);
        this.steps = state.steps() == null || siblings == null
                ? null
                : new Steps(state.steps(), state.values(), smoothing, siblings, index, categories);
        this.last = siblings == null ? NONE : siblings.before(index);
        this.toCome = siblings == null ? NONE : siblings.toCome();
        this.goal = classes == null || state.likeness() == null
                ? null
                : new Likeness.Goal(new Likeness(feature.category(), classes), state.likeness());
        this.zeros = new StructuralZeros(state.zeros());
        this.codes = new DrawnCodes(donors, zeros, state.terms() == null ? null : new Branches(state.ofNew()));
        this.repeats = state.repeats() == null || siblings == null ? null : repeats(state, state.repeats(), categories);
        this.shareRepeated = repeats == null ? 0 : repeats.share();
    }

    private DrawnRepeats repeats(ColumnState state, RepeatsState repeats, boolean[] categories) {
        Tree tree = new Tree(repeats.tree(), categories);
        if (classes == null || !feature.category()) {
            return new RepeatedNumbers(index, last, tree, donors);
        }
        Donors ofAll =
                repeats.fresh() == null ? donors : Donors.ofCodes(state.tree(), feature.levels(), categories, classes);
        return new RepeatedCodes(index, last, tree, ofAll, classes, zeros, repeats.weight());
    }

    /** The classes of the values; null where no row has a value. */
    private @Nullable Classes classes(ColumnState state) {
        if (Arrays.stream(state.rows()).allMatch(n -> n == 0)) {
            return null;
        }
        return Classes.of(feature.category(), state.values(), state.ends(), state.rows());
    }

    /**
     * What is wanted of the feature when all rows of a table are drawn; null where nothing is.
     *
     * @param column its values in the drawing before
     * @param n how many rows there are
     */
    @Nullable
    Quota quota(double[] column, int n) {
        return classes == null ? null : new Quota(classes, column, n);
    }

    /** {@return what families are to be like in the feature; null if there were none} */
    Likeness.@Nullable Goal goal() {
        return goal;
    }

    int index() {
        return index;
    }

    /** How many classes its values have. */
    int classes() {
        return classes == null ? 0 : classes.size();
    }

    /**
     * Draws a value.
     *
     * @param row the row's predictors, as far as they are known
     * @param chance by which it takes an outcome of its leaf
     * @param again by which the value repeats one of the family
     * @param memory the rows of the family so far; null if there are no families
     * @param quota which values are lacking; null if rows are drawn one by one
     * @param asked which codes go with what is given and comes later; null if all do
     * @return the value; NaN where it is missing, for what depends on that, if no guard says so either
     */
    double draw(
            double[] row,
            Chance chance,
            Chance again,
            Siblings.@Nullable Memory memory,
            @Nullable Quota quota,
            @Nullable IntPredicate asked) {
        if (isMissing(row)) {
            return Double.NaN;
        }
        double value = repeats == null || memory == null ? Double.NaN : repeats.draw(row, again, memory);
        if (!Double.isNaN(value) && (asked == null || asked.test((int) value))) {
            return value;
        }
        int leaf = donors.leaf(row);
        if (steps != null) {
            return steps.draw(row, donors, leaf, chance);
        }
        double uniform = chance.of(index, leaf);
        if (donors.isEmpty(leaf)) {
            return unlearnt(uniform);
        }
        if (feature.category()) {
            IntPredicate fresh = repeats == null || memory == null
                    ? null
                    : code -> code < feature.levels() && !memory.knows(index, row, code);
            int code = codes.draw(row, leaf, uniform, quota, run(row), fresh, asked);
            if (code != Donors.NONE) {
                return code == feature.levels() ? Double.NaN : code;
            }
        }
        return quota == null ? donors.draw(leaf, uniform) : donors.draw(leaf, uniform, quota, run(row));
    }

    /** Which codes go with what a row has of a category that comes later; null if all do. */
    @Nullable
    IntPredicate goingWith(DrawnColumn later, double[] row) {
        return feature.category() && later.zeros.areOf(index)
                ? code -> later.zeros.allowOther(index, code, row[later.index])
                : null;
    }

    /** How likely a row has one of some codes. */
    double likelihood(double[] row, IntPredicate some) {
        return isMissing(row) ? 1 : Donors.FAR + donors.share(donors.leaf(row), some);
    }

    /** How many rows a new value decides about, its own one with them. */
    private double run(double[] row) {
        return repeats == null ? 1 : 1 + shareRepeated * (row[toCome] - 1);
    }

    /** Nothing was learnt of it. */
    private double unlearnt(double uniform) {
        return feature.marginal().quantile(uniform);
    }

    /** Whether the guard says that the value is missing. */
    boolean isMissing(double[] row) {
        return guard != NONE && row[guard] == 1;
    }

    /** Draws a value that is not missing. */
    double drawPresent(double[] row, Chance chance) {
        int leaf = donors.leaf(row);
        double uniform = chance.of(index, leaf);
        double drawn = donors.drawPresent(leaf, uniform);
        return Double.isNaN(drawn) ? unlearnt(uniform) : drawn;
    }

    /** How likely a value is in a row, up to a factor that is the same for all rows. */
    double likelihood(double[] row, double value) {
        if (guard != NONE && Double.isNaN(value) == (row[guard] != 1)) {
            return Donors.FAR * Donors.FAR;
        }
        if (Double.isNaN(value)) {
            return 1;
        }
        if (feature.category() && !zeros.allow(row, (int) value)) {
            return Donors.FAR * Donors.FAR;
        }
        double again = repeats == null ? 0 : repeats.lasting(row);
        return Donors.FAR
                + (1 - again) * donors.likelihood(donors.leaf(row), value)
                + (again > 0 && row[last] == value ? again : 0);
    }
}
