package dev.hma.testkit.broken;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Draws real rows again, from arrays that the engine owns. */
public final class KeepsArrays implements TableSynthesizer<KeepsArrays.State> {
    /**
     * The model.
     *
     * @param columns the real columns
     * @param size the number of rows
     */
    public record State(double[][] columns, int size) {}

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Learning.Rows<>() {
            @Override
            public long limit() {
                return Long.MAX_VALUE;
            }

            @Override
            public Learning<TableModel> next(FeatureBatch rows) {
                double[][] columns = IntStream.range(0, rows.features())
                        .mapToObj(rows::column)
                        .toArray(double[][]::new);
                return new Done<>(new Model(new State(columns, rows.size())));
            }
        };
    }

    @Override
    public TableModel restore(Frame frame, State state) {
        return new Model(state);
    }

    private record Model(State state) implements TableModel {
        @Override
        public void sample(FeatureBatch rows, BitSet given, Draws draws) {
            for (int i = 0; i < rows.size(); i++) {
                int row = draws.index(rows.firstRow() + i, 0, state.size());
                for (int f = 0; f < rows.features(); f++) {
                    rows.column(f)[i] = state.columns()[f][row];
                }
            }
        }
    }
}
