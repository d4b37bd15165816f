package dev.hma.testkit.broken;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.random.Draws;
import dev.hma.testkit.reference.SortedMatcher;
import java.util.Arrays;

/** Expects of a row what its place in the batch says, and makes every wish up. */
public final class SpoilsWishes implements ParentMatcher<SortedMatcher.State> {
    private final SortedMatcher sorted = new SortedMatcher();

    @Override
    public Learning<Matching> learn(Frame joined) {
        Learning.Done<Matching> done = (Learning.Done<Matching>) sorted.learn(joined);
        return new Learning.Done<>(new Spoiling(done.result()));
    }

    @Override
    public Matching restore(Frame joined, SortedMatcher.State state) {
        return new Spoiling(sorted.restore(joined, state));
    }

    private record Spoiling(Matching sorted) implements Matching {
        @Override
        public int dimensions() {
            return sorted.dimensions();
        }

        @Override
        public void summarise(FeatureBatch parents, FeatureBatch out) {
            sorted.summarise(parents, out);
        }

        @Override
        public void expect(FeatureBatch children, FeatureBatch out) {
            for (int d = 0; d < dimensions(); d++) {
                Arrays.setAll(out.column(d), i -> i);
            }
        }

        @Override
        public void amend(double[][] expected, double[][] wishes) {
            for (double[] wish : wishes) {
                Arrays.setAll(wish, i -> i);
            }
        }

        @Override
        public void match(double[][] children, double[][] parents, int[] slots, Draws draws, int[] partner) {
            sorted.match(children, parents, slots, draws, partner);
        }

        @Override
        public Record state() {
            return sorted.state();
        }
    }
}
