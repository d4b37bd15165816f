package dev.hma.testkit.broken;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component;
import dev.hma.api.random.Draws;

/** Takes any parent for any child. */
public final class IgnoresSlots implements ParentMatcher<Component.NoState> {
    @Override
    public Learning<Matching> learn(Frame joined) {
        return new Learning.Done<>(new Any());
    }

    @Override
    public Matching restore(Frame joined, Component.NoState state) {
        return new Any();
    }

    private record Any() implements Matching {
        @Override
        public int dimensions() {
            return 0;
        }

        @Override
        public void summarise(FeatureBatch parents, FeatureBatch out) {}

        @Override
        public void match(double[][] children, double[][] parents, int[] slots, Draws draws, int[] partner) {
            for (int i = 0; i < partner.length; i++) {
                partner[i] = draws.index(i, 0, slots.length);
            }
        }

        @Override
        public Record state() {
            return new Component.NoState();
        }
    }
}
