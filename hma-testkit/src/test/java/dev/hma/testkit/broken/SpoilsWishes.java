package dev.hma.testkit.broken;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.testkit.reference.SortedMatcher;
import java.util.Arrays;

/** Expects of a row what its place in the batch says, and makes every wish up. */
public final class SpoilsWishes implements ParentMatcher<SortedMatcher.State> {
    private final SortedMatcher sorted = new SortedMatcher();

    @Override
    public Learning<Matching> learn(Frame joined) {
        return new Learning.Done<>(new Spoiling(sorted.learn(joined).result()));
    }

    @Override
    public Matching restore(Frame joined, SortedMatcher.State state) {
        return new Spoiling(sorted.restore(joined, state));
    }

    private record Spoiling(Matching correct) implements WrappedMatching {
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
    }
}
