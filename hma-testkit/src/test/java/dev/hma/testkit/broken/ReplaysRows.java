package dev.hma.testkit.broken;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.Arrays;
import java.util.BitSet;

/** Draws real rows again: every figure of likeness is perfect, and everybody's row is given away. */
public final class ReplaysRows implements TableSynthesizer<ReplaysRows.State> {
    /**
     * The model.
     *
     * @param columns the real columns; what is missing is the median
     */
    public record State(double[][] columns) {
        int rows() {
            return columns.length == 0 ? 0 : columns[0].length;
        }
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Learning.Rows<>() {
            @Override
            public long limit() {
                return Long.MAX_VALUE;
            }

            @Override
            public Learning<TableModel> next(FeatureBatch rows) {
                double[][] columns = new double[frame.size()][rows.size()];
                for (int f = 0; f < columns.length; f++) {
                    double[] real = rows.column(f);
                    double median = frame.features().get(f).marginal().quantile(0.5);
                    Arrays.setAll(columns[f], i -> Double.isNaN(real[i]) ? median : real[i]);
                }
                return new Done<>(new Model(frame, new State(columns)));
            }
        };
    }

    @Override
    public TableModel restore(Frame frame, State state) {
        return new Model(frame, state);
    }

    private record Model(Frame frame, State state) implements TableModel {
        @Override
        public void sample(FeatureBatch rows, BitSet given, Draws draws) {
            for (int i = 0; i < rows.size(); i++) {
                long row = rows.firstRow() + i;
                int real = draws.index(row, 0, state.rows());
                for (int f = 0; f < frame.size(); f++) {
                    Feature feature = frame.features().get(f);
                    rows.column(f)[i] = isMissing(feature, real)
                            ? Double.NaN
                            : state.rows() == 0
                                    ? feature.marginal().quantile(draws.uniform(row, f))
                                    : state.columns()[f][real];
                }
            }
        }

        private boolean isMissing(Feature feature, int real) {
            for (int g = 0; g < frame.size(); g++) {
                if (frame.features().get(g).name().equals(feature.guard())) {
                    return state.columns()[g][real] == 1;
                }
            }
            return false;
        }
    }
}
