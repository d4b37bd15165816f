package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows to learn from, family after family, in order inside each.
 *
 * @param columns per feature its values, then per predictor of {@link Siblings}
 * @param again per feature whether a row repeats the value of an earlier one of its family; empty where that happens no more
 *     often than by chance, or is not known
 * @param size how many rows there are
 * @param families per row its family, a number of its own for a row without one; empty where there are no families
 * @param sequences whether what siblings tell of one another is to be looked at
 * @param order the feature that the rows of a family ascend by; {@link #NONE} if they stay as they came
 */
record FamilyRows(double[][] columns, double[][] again, int size, int[] families, boolean sequences, int order) {
    static final int NONE = -1;

    private static final double LARGE = 500;
    private static final double[][] NOT_KNOWN = {};
    private static final Draws SHUFFLING = Draws.of(0).at("siblings without an order");

    static FamilyRows of(Frame frame, FeatureBatch rows, String orderBy) {
        int n = rows.size();
        double[][] columns = new double[frame.size()][];
        Arrays.setAll(columns, rows::column);
        if (rows.families().length == 0) {
            return new FamilyRows(columns, NOT_KNOWN, n, new int[0], false, NONE);
        }
        int[] families = Arrays.copyOf(rows.families(), n);
        for (int i = 0; i < n; i++) {
            families[i] = families[i] < 0 ? -1 - i : families[i];
        }
        FamilyRows together = new FamilyRows(columns, NOT_KNOWN, n, families, true, NONE).arranged(i -> 0);
        if (together.areLarge()) {
            return new FamilyRows(together.columns(), NOT_KNOWN, n, together.families(), false, NONE);
        }
        int order = FamilyOrder.find(frame, together, orderBy);
        if (order == NONE) {
            return together;
        }
        double[] by = together.columns()[order];
        if (FamilyOrder.isMere(together, by)) {
            return together.arranged(i -> SHUFFLING.uniform(i, 0));
        }
        return new FamilyRows(together.columns(), NOT_KNOWN, n, together.families(), true, order).arranged(i -> by[i]);
    }

    /** Whether rows repeat a feature's value of an earlier one of their family more often than by chance. */
    boolean isRepeated(int f) {
        return again.length > 0 && f != order && again[f].length > 0;
    }

    /** Where the family that a row begins ends. */
    int end(int from) {
        int to = from + 1;
        while (to < size && families[to] == families[from]) {
            to++;
        }
        return to;
    }

    /** How many families there are, a row without one counted as one. */
    int count() {
        return families.length == 0 ? size : firsts().cardinality();
    }

    /** The first rows of all families. */
    BitSet firsts() {
        BitSet firsts = new BitSet();
        for (int from = 0; from < size; from = end(from)) {
            firsts.set(from);
        }
        return firsts;
    }

    /** A feature's value in the row before; NaN in first rows. */
    double[] before(int feature) {
        double[] values = columns[feature];
        BitSet firsts = firsts();
        double[] before = new double[size];
        Arrays.setAll(before, i -> firsts.get(i) ? Double.NaN : values[i - 1]);
        return before;
    }

    /** How far each row is from the one before in what families ascend by; NaN in first rows. */
    double[] steps() {
        double[] before = before(order);
        double[] steps = new double[size];
        Arrays.setAll(steps, i -> columns[order][i] - before[i]);
        return steps;
    }

    /** The mean step of the family in which it is least. */
    double slowest() {
        double slowest = Double.POSITIVE_INFINITY;
        for (int from = 0, to; from < size; from = to) {
            to = end(from);
            if (to > from + 1) {
                slowest = Math.min(slowest, (columns[order][to - 1] - columns[order][from]) / (to - from - 1));
            }
        }
        return Double.isInfinite(slowest) ? 0 : Math.max(0, slowest);
    }

    /**
     * Whether a row's family has hundreds of rows on average. What they have in common the parent tells well then; and over so
     * many steps small errors of each add up.
     */
    private boolean areLarge() {
        double squares = 0;
        for (int from = 0, to; from < size; from = to) {
            to = end(from);
            squares += (double) (to - from) * (to - from);
        }
        return squares > LARGE * size;
    }

    /** The same, the rows of a family in ascending order of something. */
    private FamilyRows arranged(IntToDoubleFunction by) {
        int[] arrangement = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> families[i]).thenComparingDouble(by::applyAsDouble))
                .mapToInt(i -> i)
                .toArray();
        double[][] arranged = new double[columns.length][size];
        for (int k = 0; k < columns.length; k++) {
            for (int i = 0; i < size; i++) {
                arranged[k][i] = columns[k][arrangement[i]];
            }
        }
        int[] own = new int[size];
        Arrays.setAll(own, i -> families[arrangement[i]]);
        return new FamilyRows(arranged, again, size, own, sequences, order);
    }

    /**
     * The same with the predictors that siblings give.
     *
     * @param siblings the predictors
     * @param distinct per feature its different values, as far as they are known
     */
    FamilyRows with(Siblings siblings, List<@Nullable Distinct> distinct) {
        int features = columns.length;
        double[][] all = Arrays.copyOf(columns, features + siblings.size());
        for (int p = features; p < all.length; p++) {
            all[p] = new double[size];
        }
        Repeats repeats = new Repeats(columns, size, distinct);
        double[][] repeated = new double[features][];
        for (int f = 0; f < features; f++) {
            repeated[f] = new double[siblings.mayRepeat(f) ? size : 0];
        }
        Siblings.Memory memory = siblings.new Memory();
        double[] row = new double[all.length];
        for (int from = 0, to; from < size; from = to) {
            to = end(from);
            memory.begin(to - from);
            for (int i = from; i < to; i++) {
                for (int f = 0; f < features; f++) {
                    row[f] = columns[f][i];
                }
                memory.tell(row);
                for (int f = 0; f < features; f++) {
                    memory.tellAlike(f, row, row[f]);
                    memory.tellAgain(f, row);
                    if (siblings.mayRepeat(f)) {
                        repeated[f][i] = memory.again(f, row);
                        repeats.add(i, f, repeated[f][i], memory, row);
                    }
                }
                for (int p = features; p < all.length; p++) {
                    all[p][i] = row[p];
                }
                memory.add(row);
            }
        }
        for (int f = 0; f < features; f++) {
            repeated[f] = repeats.isMoreThanChance(f) ? repeated[f] : new double[0];
        }
        return new FamilyRows(all, repeated, size, families, true, order);
    }

    /** The same with the predictors that the calendar gives. */
    FamilyRows with(Calendar calendar) {
        double[][] parts = calendar.columns(columns, size);
        double[][] all = Arrays.copyOf(columns, columns.length + parts.length);
        System.arraycopy(parts, 0, all, columns.length, parts.length);
        return new FamilyRows(all, again, size, families, sequences, order);
    }
}
