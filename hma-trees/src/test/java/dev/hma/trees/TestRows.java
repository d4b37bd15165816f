package dev.hma.trees;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.testkit.LearningRunner;
import dev.hma.trees.TreesState.ColumnState;
import dev.hma.trees.TreesState.RepeatsState;
import dev.hma.trees.TreesState.TermsState;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows to learn from, and rows drawn. */
final class TestRows {
    static final int ROWS = 4000;
    static final Draws DRAWS = Draws.of(5);

    static Feature number(String name) {
        return feature(name, 0, null);
    }

    static Feature category(String name, int levels) {
        return feature(name, levels, null);
    }

    static Feature feature(String name, int levels, @Nullable String guard) {
        String full = "t." + name;
        return new Feature(
                full, full, levels, guard == null ? null : "t." + guard, Attenuation.NONE, Gaussian.STANDARD);
    }

    static double[] column(int n, IntToDoubleFunction of) {
        return IntStream.range(0, n).mapToDouble(of).toArray();
    }

    static TableModel learn(TreesParameters parameters, Frame frame, int[] families, double[]... columns) {
        FeatureBatch rows = new FeatureBatch(0, columns[0].length, columns, families);
        return LearningRunner.PLAIN
                .keepingFamilies(true)
                .run(new TreesSynthesizer(parameters).learn(frame, Draws.of(1)), rows);
    }

    static TableModel learn(Frame frame, double[]... columns) {
        return learn(TreesParameters.DEFAULTS, frame, new int[0], columns);
    }

    static double[][] drawn(TableModel model, Frame frame, int n, int[] families) {
        return drawn(model, frame, n, families, new double[0][]);
    }

    /** Draws rows whose first features are given. */
    static double[][] drawn(TableModel model, Frame frame, int n, int[] families, double[][] given) {
        double[][] columns = new double[frame.size()][n];
        BitSet filled = new BitSet();
        for (int f = 0; f < given.length; f++) {
            columns[f] = given[f].clone();
            filled.set(f);
        }
        model.sample(new FeatureBatch(0, n, columns, families), filled, Draws.of(8));
        return columns;
    }

    static int[] families(int n, int size) {
        return IntStream.range(0, n).map(i -> i / size).toArray();
    }

    static double share(double[][] rows, IntPredicate of) {
        return (double) IntStream.range(0, rows[0].length).filter(of).count() / rows[0].length;
    }

    /** The same column with other classes, other repeats and other terms. */
    static ColumnState with(
            ColumnState c, int[] ends, int[] rows, @Nullable RepeatsState repeats, @Nullable TermsState terms) {
        return new ColumnState(
                c.feature(),
                c.key(),
                c.values(),
                c.repeated(),
                ends,
                rows,
                c.likeness(),
                c.zeros(),
                repeats,
                c.tree(),
                c.steps(),
                terms);
    }

    private TestRows() {}
}
