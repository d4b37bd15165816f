package dev.hma.trees;

import dev.hma.trees.TreesState.TreeState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The outcomes that the leaves of a tree hold, to be drawn from: categories, or numbers and what lies between them. */
final class Donors {
    static final int NONE = -1;

    /** How likely a value is that no donor is near: never impossible. */
    static final double FAR = 1e-9;

    /** Over which share of the column's numbers a donor makes those around it likely. */
    private static final double NEAR = 0.03;

    /** How many classes most leaves have at most. */
    private static final int CLASSES = 64;

    /** So much less are the codes of a branch wanted, on average, where others are looked for. */
    private static final double WANTED = 0.3;

    private final Tree tree;
    private final boolean category;
    private final double[] values;
    private final BitSet repeated = new BitSet();
    private final double smoothing;

    /** Whether there are no numbers but whole ones: what depends on a number is to see the one that is written. */
    private final boolean whole;

    /** How many outcomes there are; the one after them stands for missing. */
    private final int outcomes;

    /** Per donor where those of its leaf end that are in one class with it; empty if there are no classes. */
    private final int[] endsOfClasses;

    private Donors(
            Tree tree, boolean category, int outcomes, double[] values, double smoothing, @Nullable Classes classes) {
        this.tree = tree;
        this.category = category;
        this.outcomes = outcomes;
        this.values = values;
        this.smoothing = smoothing;
        this.whole = isWhole(values);
        this.endsOfClasses = classes == null ? new int[0] : endsOfClasses(classes);
    }

    /**
     * Categories.
     *
     * @param state the tree
     * @param levels how many codes there are
     * @param categories per predictor whether it is a category
     * @param classes the classes of the codes; null if there are none
     */
    static Donors ofCodes(TreeState state, int levels, boolean[] categories, @Nullable Classes classes) {
        return new Donors(new Tree(state, categories), true, levels, new double[0], 0, classes);
    }

    /**
     * Numbers.
     *
     * @param state the tree
     * @param values the numbers, ascending
     * @param repeated which of them are drawn as they are
     * @param smoothing how far the others move
     * @param categories per predictor whether it is a category
     * @param classes the classes of the numbers; null if there are none
     */
    static Donors ofNumbers(
            TreeState state,
            double[] values,
            int[] repeated,
            double smoothing,
            boolean[] categories,
            @Nullable Classes classes) {
        Donors donors = new Donors(new Tree(state, categories), false, values.length, values, smoothing, classes);
        Arrays.stream(repeated).forEach(donors.repeated::set);
        return donors;
    }

    static boolean isWhole(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    }

    /** How many leaves there are. */
    int leaves() {
        return tree.leaves();
    }

    /** The leaf that a row falls into. */
    int leaf(double[] row) {
        return tree.leaf(row);
    }

    /** Whether a leaf has nothing to draw. */
    boolean isEmpty(int leaf) {
        return tree.start(leaf) == tree.end(leaf);
    }

    /** Draws from a leaf that is not empty; NaN for what is missing. */
    double draw(int leaf, double uniform) {
        return draw(leaf, tree.end(leaf), uniform);
    }

    /**
     * Draws from a leaf that is not empty, some classes rather than others; NaN for what is missing.
     *
     * @param leaf the leaf
     * @param uniform the chance
     * @param quota the classes, and how much they are wanted
     * @param run how many rows the value decides about
     */
    double draw(int leaf, double uniform, Quota quota, double run) {
        int start = tree.start(leaf);
        int end = tree.end(leaf);
        double[] weighed = new double[CLASSES];
        double sum = 0;
        int n = 0;
        for (int from = start, to; from < end; from = to) {
            to = endsOfClasses[from];
            if (n == weighed.length) {
                weighed = Arrays.copyOf(weighed, 2 * n);
            }
            weighed[n] = rows(start, from, to) * weight(from, quota, run);
            sum += weighed[n++];
        }
        double left = uniform * sum;
        int from = start;
        int k = 0;
        while (k < n - 1 && left >= weighed[k]) {
            left -= weighed[k++];
            from = endsOfClasses[from];
        }
        double rows = rows(start, from, endsOfClasses[from]);
        double inside = Math.min(rows * left / weighed[k], rows * (1 - 1e-12));
        return draw(leaf, end, (rows(start, start, from) + inside) / tree.upTo(end - 1));
    }

    /** Draws one of some categories; its code, {@link #NONE} if the leaf has none of them. */
    int drawOf(int leaf, double uniform, @Nullable Quota quota, double run, IntPredicate some) {
        double[] weighed = new double[tree.end(leaf) - tree.start(leaf)];
        weigh(leaf, quota, run, some, weighed, 0);
        int drawn = Chance.choose(weighed, uniform);
        return drawn < 0 ? NONE : tree.donor(tree.start(leaf) + drawn);
    }

    /**
     * Draws one of some categories from the leaf or, where it has none that are wanted, from the smallest branch around it that has.
     *
     * @return its code, {@link #NONE} if the whole tree has none of them
     */
    int drawOf(Branches branches, int leaf, double uniform, @Nullable Quota quota, double run, IntPredicate some) {
        int code = NONE;
        int first = leaf;
        int end = leaf;
        double[] weighed = {};
        double rows = 0;
        for (int branch = branches.of(leaf); branch != Branches.NONE; branch = branches.above(branch)) {
            // What is of the smaller branch has been weighed.
            int start = tree.start(branches.first(branch));
            double[] all = new double[tree.end(branches.end(branch) - 1) - start];
            System.arraycopy(weighed, 0, all, tree.start(first) - start, weighed.length);
            weighed = all;
            for (int of = branches.first(branch); of < branches.end(branch); of++) {
                rows += of >= first && of < end ? 0 : weigh(of, quota, run, some, weighed, tree.start(of) - start);
            }
            first = branches.first(branch);
            end = branches.end(branch);
            boolean wanted = Chance.sum(weighed) > WANTED * rows;
            int drawn = wanted || code == NONE ? Chance.choose(weighed, uniform) : -1;
            code = drawn < 0 ? code : tree.donor(start + drawn);
            if (wanted) {
                return code;
            }
        }
        return code;
    }

    /** Writes the weights of some categories of a leaf, 0 for others; gives how many of its rows have some. */
    private double weigh(int leaf, @Nullable Quota quota, double run, IntPredicate some, double[] weighed, int place) {
        int start = tree.start(leaf);
        double rows = 0;
        for (int i = start; i < tree.end(leaf); i++) {
            if (some.test(tree.donor(i))) {
                int count = tree.count(i, start);
                weighed[place + i - start] = count * (quota == null ? 1 : weight(i, quota, run));
                rows += count;
            }
        }
        return rows;
    }

    /** How many rows a leaf stands for. */
    int rows(int leaf) {
        return tree.rows(leaf);
    }

    /** How many of a leaf's rows have a category. */
    int rows(int leaf, int code) {
        return tree.rows(leaf, code);
    }

    /** The share of a leaf's rows that have one of some categories. */
    double share(int leaf, IntPredicate some) {
        int start = tree.start(leaf);
        int end = tree.end(leaf);
        double rows = 0;
        for (int i = start; i < end; i++) {
            rows += some.test(tree.donor(i)) ? tree.count(i, start) : 0;
        }
        return start == end ? 1 : rows / tree.upTo(end - 1);
    }

    private double weight(int i, Quota quota, double run) {
        int donor = tree.donor(i);
        return donor == outcomes ? 1 : quota.weight(quota.classes().ofDonor(donor), run);
    }

    /** How many rows some donors of the leaf that starts at a place stand for. */
    private double rows(int start, int from, int to) {
        return (to == start ? 0 : tree.upTo(to - 1)) - (from == start ? 0 : tree.upTo(from - 1));
    }

    /** Per donor where those of its leaf end that are in one class with it; what is missing is in none. */
    private int[] endsOfClasses(Classes classes) {
        int[] ends = new int[tree.donors()];
        for (int leaf = 0; leaf < tree.leaves(); leaf++) {
            for (int i = tree.end(leaf) - 1; i >= tree.start(leaf); i--) {
                boolean last = i == tree.end(leaf) - 1 || classOf(i, classes) != classOf(i + 1, classes);
                ends[i] = last ? i + 1 : ends[i + 1];
            }
        }
        return ends;
    }

    private int classOf(int i, Classes classes) {
        return tree.donor(i) == outcomes ? -1 : classes.ofDonor(tree.donor(i));
    }

    /** Draws from what is not missing in a leaf; NaN only if all is. */
    double drawPresent(int leaf, double uniform) {
        return draw(leaf, endPresent(leaf), uniform);
    }

    /** Draws a number that is not above a limit, if the leaf has one, and the limit otherwise. */
    double drawUpTo(int leaf, double uniform, double limit) {
        int end = endUpTo(leaf, limit);
        return end == tree.start(leaf) ? limit : Math.min(limit, draw(leaf, end, uniform));
    }

    /**
     * Draws a step that is not above a limit, if the leaf has one, and the limit otherwise. A donor stands for the steps up to the
     * middle between it and the next, and all the more the more crowded it is there.
     *
     * @param occasions where it is how crowded
     * @param from where the step is from
     * @param leaf the leaf
     * @param uniform the chance
     * @param limit the limit
     * @return where the step goes to
     */
    double drawOn(Occasions occasions, double from, int leaf, double uniform, double limit) {
        int start = tree.start(leaf);
        int end = endUpTo(leaf, limit);
        if (end == start) {
            return from + limit;
        }
        double[] crowds = new double[end - start];
        double sum = 0;
        for (int i = start; i < end; i++) {
            double low = low(start, i, from);
            double high = high(i, end, from);
            crowds[i - start] = tree.count(i, start) * occasions.between(low, high) / (high - low + 1);
            sum += crowds[i - start];
        }
        double left = uniform * sum;
        int i = start;
        while (i < end - 1 && left >= crowds[i - start]) {
            left -= crowds[i++ - start];
        }
        return occasions.find(low(start, i, from), high(i, end, from), Math.min(1 - 1e-9, left / crowds[i - start]));
    }

    private double low(int start, int i, double from) {
        double own = values[tree.donor(i)];
        return from + (i == start ? own : Math.floor(0.5 * (values[tree.donor(i - 1)] + own)) + 1);
    }

    private double high(int i, int end, double from) {
        double own = values[tree.donor(i)];
        return from + (i == end - 1 ? own : Math.floor(0.5 * (own + values[tree.donor(i + 1)])));
    }

    private int endUpTo(int leaf, double limit) {
        int end = tree.start(leaf);
        while (end < tree.end(leaf) && tree.donor(end) < outcomes && values[tree.donor(end)] <= limit) {
            end++;
        }
        return end;
    }

    private int endPresent(int leaf) {
        int end = tree.end(leaf);
        return end > tree.start(leaf) && tree.donor(end - 1) == outcomes ? end - 1 : end;
    }

    private double draw(int leaf, int end, double uniform) {
        if (end == tree.start(leaf)) {
            return Double.NaN;
        }
        double rows = uniform * tree.upTo(end - 1);
        int i = tree.find(leaf, rows);
        int donor = tree.donor(i);
        if (donor == outcomes) {
            return Double.NaN;
        }
        if (category) {
            return donor;
        }
        return repeated.get(donor) ? values[donor] : valueAt(moved(leaf, i, rows));
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
        double between = (1 - share) * values[low] + share * values[low + 1];
        return whole ? wholeAt(between, low) : between;
    }

    /** The whole number at a place between two; one that few rows have does not come back if there is another between them. */
    private double wholeAt(double between, int low) {
        double value = Math.rint(between);
        boolean isLow = value == values[low];
        boolean comesBack = isLow && !repeated.get(low) || value == values[low + 1] && !repeated.get(low + 1);
        double next = isLow ? value + 1 : value - 1;
        return comesBack && next > values[low] && next < values[low + 1] ? next : value;
    }

    /** How likely a value is in a leaf, up to a factor that is the same for all leaves; 1 if it is empty. */
    double likelihood(int leaf, double value) {
        int start = tree.start(leaf);
        int end = tree.end(leaf);
        if (start == end) {
            return 1;
        }
        double sum = 0;
        double place = category ? value : placeOf(value);
        double near = Math.max(0.25, NEAR * values.length);
        for (int i = start; i < end; i++) {
            if (tree.donor(i) == outcomes) {
                continue;
            }
            double far = (tree.donor(i) - place) / near;
            double weight = category ? (far == 0 ? 1 : 0) : 1 / ((1 + far * far) * (1 + far * far));
            sum += weight * tree.count(i, start);
        }
        return sum / tree.upTo(end - 1);
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
