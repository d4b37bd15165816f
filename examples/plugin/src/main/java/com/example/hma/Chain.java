package com.example.hma;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.plugin.Setting;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.BitSet;

/**
 * Draws every column given the one before it: neighbours in the frame keep their dependence, columns further apart as much
 * of theirs as goes through those in between.
 *
 * <p>It has no {@linkplain #abilities() abilities}, so in a child table the engine hands it residuals, and nothing is ever
 * given.
 */
public final class Chain implements TableSynthesizer<Chain.State> {
    /** Per pair of neighbours: rows with both, sums of both scores, of their squares, and of their product. */
    private static final int CELLS = 6;

    private final Parameters parameters;

    /**
     * What users can set.
     *
     * @param strongest the strongest correlation of neighbours, in magnitude
     */
    public record Parameters(
            @Setting(value = "The strongest correlation that neighbours may have, in magnitude", min = 0, max = 1)
            double strongest) {
        /** The values of a user who sets nothing. */
        public static final Parameters DEFAULTS = new Parameters(1);
    }

    /**
     * What was learnt.
     *
     * @param correlations the latent correlation of every feature with the one before it; 0 for the first
     */
    public record State(double[] correlations) {
        /** Checks the correlations. */
        public State {
            for (double r : correlations) {
                if (!(Math.abs(r) <= 1)) {
                    throw new IllegalArgumentException("correlation " + r + " is not in -1 to 1");
                }
            }
        }
    }

    /**
     * Creates the synthesizer.
     *
     * @param parameters its parameters
     */
    public Chain(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Neighbours(frame, parameters.strongest());
    }

    @Override
    public TableModel restore(Frame frame, State state) {
        return new Model(frame, state);
    }

    /**
     * Sums over rows. Scores lie on a lattice, so that the sums are whole numbers: the same whatever the order of the rows,
     * and the engine may spread them over threads and machines.
     */
    private record Neighbours(Frame frame, double strongest) implements Learning.Sums<TableModel> {
        @Override
        public int cells() {
            return CELLS * frame.size();
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            double[][] z = Scores.of(rows, frame);
            for (int f = 1; f < z.length; f++) {
                int at = CELLS * f;
                for (int i = 0; i < rows.size(); i++) {
                    double a = z[f - 1][i];
                    double b = z[f][i];
                    if (!Double.isNaN(a) && !Double.isNaN(b)) {
                        cells[at]++;
                        cells[at + 1] += Lattice.units(a);
                        cells[at + 2] += Lattice.units(b);
                        cells[at + 3] += Lattice.squareUnits(a * a);
                        cells[at + 4] += Lattice.squareUnits(b * b);
                        cells[at + 5] += Lattice.squareUnits(a * b);
                    }
                }
            }
        }

        @Override
        public Learning<TableModel> next(long[] totals) {
            double[] correlations = new double[frame.size()];
            for (int f = 1; f < correlations.length; f++) {
                // Scores of discrete columns correlate less than the normals behind them: undo that.
                Attenuation before = frame.features().get(f - 1).attenuation();
                Attenuation own = frame.features().get(f).attenuation();
                double latent = before.latent(own, correlation(totals, CELLS * f));
                correlations[f] = Math.max(-strongest, Math.min(strongest, latent));
            }
            return new Done<>(new Model(frame, new State(correlations)));
        }

        /** The correlation of two columns; 0 where one of them does not vary. */
        private static double correlation(long[] totals, int at) {
            double n = totals[at];
            double a = totals[at + 1] / Lattice.UNIT;
            double b = totals[at + 2] / Lattice.UNIT;
            double square = Lattice.UNIT * Lattice.UNIT;
            double aa = totals[at + 3] / square - a * a / n;
            double bb = totals[at + 4] / square - b * b / n;
            double ab = totals[at + 5] / square - a * b / n;
            return aa > 1e-9 * n && bb > 1e-9 * n ? Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb))) : 0;
        }
    }

    private record Model(Frame frame, State state) implements TableModel {
        @Override
        public void sample(FeatureBatch rows, BitSet given, Draws draws) {
            double[] z = new double[rows.size()];
            for (int f = 0; f < frame.size(); f++) {
                double r = state.correlations()[f];
                double rest = Math.sqrt(1 - r * r);
                for (int i = 0; i < rows.size(); i++) {
                    // Addressed by the row's number in its table, never by its place in the batch.
                    z[i] = r * z[i] + rest * draws.normal(rows.firstRow() + i, f);
                }
                frame.features().get(f).marginal().unscore(z, rows.column(f), rows.size());
            }
        }
    }
}
