package dev.hma.core.engine;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** A synthesizer that draws every feature given the first context feature, and asks for sums. */
final class Leaning implements TableSynthesizer<Leaning.State> {
    /** The correlation of each own feature's score with that of the first context feature. */
    public record State(List<Double> weights) {}

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.CONTEXT);
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        int own = frame.size() - frame.context();
        if (frame.context() == 0) {
            return new Learning.Done<>(restore(frame, new State(java.util.Collections.nCopies(own, 0.0))));
        }
        return new Learning.Sums<>() {
            @Override
            public int cells() {
                return 4 * own;
            }

            @Override
            public void add(FeatureBatch rows, long[] cells) {
                double[] context = scores(frame, rows, 0);
                for (int k = 0; k < own; k++) {
                    double[] z = scores(frame, rows, frame.context() + k);
                    for (int i = 0; i < rows.size(); i++) {
                        if (!Double.isNaN(context[i]) && !Double.isNaN(z[i])) {
                            cells[4 * k]++;
                            cells[4 * k + 1] += Lattice.units(z[i]) * Lattice.units(context[i]) >> 16;
                            cells[4 * k + 2] += Lattice.units(z[i]) * Lattice.units(z[i]) >> 16;
                            cells[4 * k + 3] += Lattice.units(context[i]) * Lattice.units(context[i]) >> 16;
                        }
                    }
                }
            }

            @Override
            public Learning<TableModel> next(long[] totals) {
                Double[] weights = new Double[own];
                for (int k = 0; k < own; k++) {
                    double norm = Math.sqrt((double) totals[4 * k + 2] * totals[4 * k + 3]);
                    weights[k] = norm == 0 ? 0 : Math.max(-1, Math.min(1, totals[4 * k + 1] / norm));
                }
                return new Learning.Done<>(restore(frame, new State(List.of(weights))));
            }
        };
    }

    private static double[] scores(Frame frame, FeatureBatch rows, int feature) {
        double[] z = new double[rows.size()];
        frame.features().get(feature).marginal().score(rows.column(feature), z, rows.size());
        return z;
    }

    @Override
    public TableModel restore(Frame frame, State state) {
        return new TableModel() {
            @Override
            public void sample(FeatureBatch rows, BitSet given, Draws draws) {
                double[] context = frame.context() == 0 ? new double[rows.size()] : scores(frame, rows, 0);
                for (int k = 0; k < state.weights().size(); k++) {
                    double w = state.weights().get(k);
                    Feature feature = frame.features().get(frame.context() + k);
                    double[] out = rows.column(frame.context() + k);
                    for (int i = 0; i < rows.size(); i++) {
                        double own = draws.normal(rows.firstRow() + i, k);
                        out[i] = Double.isNaN(context[i]) ? own : w * context[i] + Math.sqrt(1 - w * w) * own;
                    }
                    feature.marginal().unscore(out, out, rows.size());
                }
            }

            @Override
            public Record state() {
                return state;
            }
        };
    }
}
