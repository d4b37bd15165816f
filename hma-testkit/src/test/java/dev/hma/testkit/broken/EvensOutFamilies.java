package dev.hma.testkit.broken;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.testkit.reference.LagOne;
import java.util.BitSet;
import java.util.Set;

/** A synthesizer of sequences that spreads all rows evenly, and those of each family with them: none is far from the others. */
public final class EvensOutFamilies implements TableSynthesizer<LagOne.State> {
    private final LagOne correct = new LagOne(false);

    @Override
    public Set<Ability> abilities() {
        return correct.abilities();
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        return new Evening((Learning.Sums<TableModel>) correct.learn(frame, draws), frame);
    }

    @Override
    public TableModel restore(Frame frame, LagOne.State state) {
        return new Evened(correct.restore(frame, state), frame);
    }

    private record Evening(Learning.Sums<TableModel> sums, Frame frame) implements Learning.Sums<TableModel> {
        @Override
        public int cells() {
            return sums.cells();
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            sums.add(rows, cells);
        }

        @Override
        public Learning<TableModel> next(long[] totals) {
            Learning.Done<TableModel> done = (Learning.Done<TableModel>) sums.next(totals);
            return new Learning.Done<>(new Evened(done.result(), frame));
        }
    }

    private record Evened(TableModel correct, Frame frame) implements TableModel {
        @Override
        public void sample(FeatureBatch rows, BitSet given, Draws draws) {
            correct.sample(rows, given, draws);
        }

        @Override
        public void sampleAll(FeatureBatch rows, BitSet given, Draws draws) {
            sample(rows, given, draws);
            for (int f = given.nextClearBit(0); f < frame.size(); f = given.nextClearBit(f + 1)) {
                boolean number = !frame.features().get(f).category();
                for (int from = 0, to; number && from < rows.size(); from = to) {
                    to = from + 1;
                    while (to < rows.size() && rows.families()[to] == rows.families()[from]) {
                        to++;
                    }
                    takeMeanAway(rows.column(f), from, to);
                }
            }
        }

        private static void takeMeanAway(double[] x, int from, int to) {
            double mean = 0;
            for (int i = from; i < to; i++) {
                mean += x[i] / (to - from);
            }
            for (int i = from; i < to; i++) {
                x[i] -= 0.5 * mean;
            }
        }

        @Override
        public Record state() {
            return correct.state();
        }
    }
}
