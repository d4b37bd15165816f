package dev.hma.testkit.reference;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * Draws every column by itself, each row given the one before it in its family. A column that never falls inside a family
 * is sorted inside every family that is drawn, if that is asked for.
 */
public final class LagOne implements TableSynthesizer<LagOne.State> {
    private static final int CELLS = Moments.CELLS + 1;

    private final boolean sorting;

    /**
     * The model.
     *
     * @param correlations the latent correlation of a row with the one before it, per feature
     * @param rising which features are sorted inside families
     */
    public record State(double[] correlations, boolean[] rising) {}

    /**
     * Creates the synthesizer.
     *
     * @param sorting whether what rises inside families rises in those that are drawn
     */
    public LagOne(boolean sorting) {
        this.sorting = sorting;
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.SEQUENCES);
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Sums(frame, sorting);
    }

    @Override
    public TableModel restore(Frame frame, State state) {
        return new Model(frame, state);
    }

    private static boolean first(int[] families, int row) {
        return row == 0 || families.length == 0 || families[row] < 0 || families[row] != families[row - 1];
    }

    private record Sums(Frame frame, boolean sorting) implements Learning.Sums<TableModel> {
        @Override
        public int cells() {
            return frame.size() * CELLS;
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            double[][] z = Moments.scores(rows, frame);
            for (int f = 0; f < z.length; f++) {
                for (int i = 0; i < rows.size(); i++) {
                    boolean follows = !first(rows.families(), i);
                    if (follows) {
                        Moments.add(z[f][i - 1], z[f][i], cells, f * CELLS);
                    }
                    if (Double.isNaN(z[f][i]) || follows && z[f][i] < z[f][i - 1]) {
                        cells[f * CELLS + Moments.CELLS]++;
                    }
                }
            }
        }

        @Override
        public Learning<TableModel> next(long[] totals) {
            double[] correlations = new double[frame.size()];
            boolean[] rising = new boolean[frame.size()];
            for (int f = 0; f < correlations.length; f++) {
                var attenuation = frame.features().get(f).attenuation();
                correlations[f] = attenuation.latent(attenuation, Moments.correlation(totals, f * CELLS));
                rising[f] = sorting && totals[f * CELLS + Moments.CELLS] == 0;
            }
            return new Done<>(new Model(frame, new State(correlations, rising)));
        }
    }

    private record Model(Frame frame, State state) implements TableModel {
        @Override
        public void sample(FeatureBatch rows, BitSet given, Draws draws) {
            for (int f = given.nextClearBit(0); f < frame.size(); f = given.nextClearBit(f + 1)) {
                double r = state.correlations()[f];
                double[] x = rows.column(f);
                for (int i = 0; i < rows.size(); i++) {
                    double own = draws.normal(rows.firstRow() + i, f);
                    x[i] = first(rows.families(), i) ? own : r * x[i - 1] + Math.sqrt(1 - r * r) * own;
                }
                frame.features().get(f).marginal().unscore(x, x, rows.size());
                if (state.rising()[f]) {
                    sortInFamilies(x, rows);
                }
            }
        }

        private static void sortInFamilies(double[] x, FeatureBatch rows) {
            for (int from = 0, to; from < rows.size(); from = to) {
                to = from + 1;
                while (to < rows.size() && !first(rows.families(), to)) {
                    to++;
                }
                Arrays.sort(x, from, to);
            }
        }
    }
}
