package dev.hma.core.engine;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A synthesizer that asks for rows, and hands them out again. */
final class Remembering implements TableSynthesizer<Remembering.State> {
    static final int LIMIT = 500;

    /** What a missing value is written as. */
    private static final double MISSING = 1e9;

    /** The rows. */
    public record State(List<double[]> rows) {}

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Learning.Rows<>() {
            @Override
            public long limit() {
                return LIMIT;
            }

            @Override
            public Learning<TableModel> next(FeatureBatch batch) {
                List<double[]> rows = new ArrayList<>();
                for (int i = 0; i < batch.size(); i++) {
                    double[] row = new double[frame.size()];
                    for (int k = 0; k < row.length; k++) {
                        row[k] = Double.isNaN(batch.column(k)[i]) ? MISSING : batch.column(k)[i];
                    }
                    rows.add(row);
                }
                return new Learning.Done<>(restore(frame, new State(rows)));
            }
        };
    }

    @Override
    public TableModel restore(Frame frame, State state) {
        return new TableModel() {
            @Override
            public void sample(FeatureBatch rows, BitSet given, Draws draws) {
                for (int i = 0; i < rows.size(); i++) {
                    double[] row = state.rows()
                            .get(draws.index(
                                    rows.firstRow() + i, 0, state.rows().size()));
                    for (int k = 0; k < row.length; k++) {
                        rows.column(k)[i] = row[k] == MISSING ? 0 : row[k];
                    }
                }
            }

            @Override
            public Record state() {
                return new State(state.rows().stream()
                        .map(r -> Arrays.copyOf(r, r.length))
                        .toList());
            }
        };
    }
}
