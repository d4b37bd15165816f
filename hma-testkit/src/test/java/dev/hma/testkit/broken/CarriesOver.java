package dev.hma.testkit.broken;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.plugin.Component;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.BitSet;
import java.util.Set;

/** A synthesizer of sequences that goes on from one family to the next inside a batch. */
public final class CarriesOver implements TableSynthesizer<Component.NoState> {
    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.SEQUENCES);
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Learning.Done<>(new Model(frame));
    }

    @Override
    public TableModel restore(Frame frame, Component.NoState state) {
        return new Model(frame);
    }

    private record Model(Frame frame) implements TableModel {
        @Override
        public void sample(FeatureBatch rows, BitSet given, Draws draws) {
            for (int f = 0; f < frame.size(); f++) {
                double[] x = rows.column(f);
                for (int i = 0; i < rows.size(); i++) {
                    double own = draws.normal(rows.firstRow() + i, f);
                    x[i] = i == 0 ? own : 0.6 * x[i - 1] + 0.8 * own;
                }
                frame.features().get(f).marginal().unscore(x, x, rows.size());
            }
        }

        @Override
        public Record state() {
            return new Component.NoState();
        }
    }
}
