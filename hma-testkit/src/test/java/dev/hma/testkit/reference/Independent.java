package dev.hma.testkit.reference;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.plugin.Component;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.BitSet;

/** Draws every column by itself. */
public final class Independent implements TableSynthesizer<Component.NoState> {
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
            for (int f = given.nextClearBit(0); f < frame.size(); f = given.nextClearBit(f + 1)) {
                double[] x = rows.column(f);
                for (int i = 0; i < rows.size(); i++) {
                    x[i] = draws.normal(rows.firstRow() + i, f);
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
