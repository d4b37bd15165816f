package dev.hma.testkit.broken;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.testkit.reference.LagOne;
import java.util.Set;
import java.util.stream.IntStream;

/** A synthesizer of sequences that asks for all rows, and learns from them as if they were one family. */
public final class JoinsFamilies implements TableSynthesizer<LagOne.State> {
    private final LagOne correct = new LagOne(false);

    @Override
    public Set<Ability> abilities() {
        return correct.abilities();
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Joined((Learning.Sums<TableModel>) correct.learn(frame, draws));
    }

    @Override
    public TableModel restore(Frame frame, LagOne.State state) {
        return correct.restore(frame, state);
    }

    private record Joined(Learning.Sums<TableModel> sums) implements Learning.Rows<TableModel> {
        @Override
        public long limit() {
            return Long.MAX_VALUE;
        }

        @Override
        public Learning<TableModel> next(FeatureBatch rows) {
            double[][] columns =
                    IntStream.range(0, rows.features()).mapToObj(rows::column).toArray(double[][]::new);
            long[] totals = new long[sums.cells()];
            sums.add(new FeatureBatch(rows.firstRow(), rows.size(), columns, new int[rows.size()]), totals);
            return sums.next(totals);
        }
    }
}
