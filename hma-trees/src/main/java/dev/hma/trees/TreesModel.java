package dev.hma.trees;

import dev.hma.api.SynthesisException;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.Grouping;
import dev.hma.trees.TreesState.TreeState;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Draws rows, column after column. Where features are given that come after others, some rows are drawn and one of them is
 * taken, in proportion to how likely it makes what is given (sampling by importance and resampling; Rubin 1987).
 */
final class TreesModel implements TableModel {
    /** How many rows are drawn to choose from where features are given that come late. */
    private static final int CANDIDATES = 64;

    private final Frame frame;
    private final TreesState state;
    private final DrawnColumn[] columns;

    TreesModel(Frame frame, TreesState state, double smoothing) {
        this.frame = frame;
        this.state = state;
        boolean[] categories = new boolean[frame.size()];
        for (int f = 0; f < frame.size(); f++) {
            categories[f] = frame.features().get(f).category();
        }
        BitSet missing = new BitSet();
        missing.set(frame.context(), frame.size());
        columns = new DrawnColumn[state.columns().size()];
        for (int c = 0; c < columns.length; c++) {
            ColumnState column = state.columns().get(c);
            if (column.feature() < 0 || column.feature() >= frame.size() || !missing.get(column.feature())) {
                throw damaged("there is a tree for feature " + column.feature() + ", which is not to be drawn");
            }
            missing.clear(column.feature());
            Feature feature = frame.features().get(column.feature());
            check(column, feature, categories);
            columns[c] = new DrawnColumn(
                    feature, guard(frame, feature), smoothing, column, new Tree(column.tree(), categories));
        }
        if (!missing.isEmpty()) {
            throw damaged("there is no tree for feature "
                    + frame.features().get(missing.nextSetBit(0)).name());
        }
    }

    private static SynthesisException damaged(String problem) {
        return new SynthesisException(problem, "The model is damaged or belongs to other columns: fit again");
    }

    private static void check(ColumnState column, Feature feature, boolean[] categories) {
        TreeState tree = column.tree();
        int outcomes = feature.category() ? feature.levels() : column.values().length;
        boolean holds = Arrays.stream(tree.donors()).allMatch(donor -> donor <= outcomes);
        for (int node = 0; node < tree.split().length; node++) {
            int split = tree.split()[node];
            holds &= split < categories.length;
            holds &= !(split >= 0 && split < categories.length && categories[split])
                    || tree.at()[node] >= 0 && tree.at()[node] < tree.lefts().length;
        }
        for (Grouping grouping : tree.groupings()) {
            holds &= grouping.predictor() >= 0 && grouping.predictor() < categories.length;
        }
        if (!holds) {
            throw damaged("the tree of feature " + feature.name() + " names values or features that there are not");
        }
    }

    static int guard(Frame frame, Feature feature) {
        for (int f = 0; f < frame.size(); f++) {
            if (frame.features().get(f).name().equals(feature.guard())) {
                return f;
            }
        }
        return DrawnColumn.NO_GUARD;
    }

    @Override
    public Record state() {
        return state;
    }

    @Override
    public void sample(FeatureBatch rows, BitSet given, Draws draws) {
        BitSet weighing = weighing(given);
        Draws[] candidates = new Draws[weighing.isEmpty() ? 1 : CANDIDATES];
        Arrays.setAll(candidates, c -> c == 0 ? draws : draws.at("candidate").at(c));
        Draws choice = draws.at("choice");
        double[][] drawn = new double[candidates.length][frame.size()];
        double[] weights = new double[candidates.length];
        for (int i = 0; i < rows.size(); i++) {
            long number = rows.firstRow() + i;
            for (int c = 0; c < candidates.length; c++) {
                double[] row = drawn[c];
                for (int f = given.nextSetBit(0); f >= 0; f = given.nextSetBit(f + 1)) {
                    row[f] = rows.column(f)[i];
                }
                weights[c] = draw(row, given, weighing, candidates[c], number);
            }
            double[] taken = candidates.length == 1 ? drawn[0] : drawn[choose(weights, choice.uniform(number, 0))];
            for (DrawnColumn column : columns) {
                int f = column.index();
                if (!given.get(f)) {
                    // What is missing though no guard says so is so for what depends on it, and not for others.
                    rows.column(f)[i] = Double.isNaN(taken[f]) && !column.isMissing(taken)
                            ? column.drawPresent(taken, draws.uniform(number, f))
                            : taken[f];
                }
            }
        }
    }

    /** The given features that come after others which are drawn: what these are must go with them. */
    private BitSet weighing(BitSet given) {
        BitSet late = new BitSet();
        boolean drawnBefore = false;
        for (DrawnColumn column : columns) {
            if (!given.get(column.index())) {
                drawnBefore = true;
            } else if (drawnBefore) {
                late.set(column.index());
            }
        }
        return late;
    }

    /** Draws what is not given of a row; gives how likely that makes what is. */
    private double draw(double[] row, BitSet given, BitSet weighing, Draws draws, long number) {
        double weight = 1;
        for (DrawnColumn column : columns) {
            int f = column.index();
            if (!given.get(f)) {
                row[f] = column.draw(row, draws.uniform(number, f));
            } else if (weighing.get(f)) {
                weight *= column.likelihood(row, row[f]);
            }
        }
        return weight;
    }

    private static int choose(double[] weights, double uniform) {
        double left = uniform * Arrays.stream(weights).sum();
        for (int c = 0; c < weights.length; c++) {
            left -= weights[c];
            if (left < 0) {
                return c;
            }
        }
        return 0;
    }
}
