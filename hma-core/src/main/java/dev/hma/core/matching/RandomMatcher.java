package dev.hma.core.matching;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component.NoState;
import dev.hma.api.random.Draws;

/** Deals the parents' slots out to the child rows in random order: numbers of children are kept, nothing else. */
final class RandomMatcher implements ParentMatcher<NoState> {
    @Override
    public Learning<Matching> learn(Frame joined) {
        return new Learning.Done<>(new RandomMatching());
    }

    @Override
    public Matching restore(Frame joined, NoState state) {
        return new RandomMatching();
    }

    static final class RandomMatching implements Matching {
        @Override
        public int dimensions() {
            return 0;
        }

        @Override
        public void summarise(FeatureBatch parents, FeatureBatch out) {}

        @Override
        public void match(double[][] children, double[][] parents, int[] slots, Draws draws, int[] partner) {
            deal(slots, partner);
            // The shuffle of Fisher and Yates, from the back.
            for (int i = partner.length - 1; i > 0; i--) {
                int other = draws.index(i, 0, i + 1);
                int swapped = partner[i];
                partner[i] = partner[other];
                partner[other] = swapped;
            }
        }

        /** Every parent as often as it has slots, in order. */
        private static void deal(int[] slots, int[] partner) {
            long total = 0;
            for (int count : slots) {
                total += count;
            }
            if (total != partner.length) {
                throw new IllegalArgumentException(total + " slots for " + partner.length + " child rows");
            }
            int row = 0;
            for (int parent = 0; parent < slots.length; parent++) {
                for (int k = 0; k < slots[parent]; k++) {
                    partner[row++] = parent;
                }
            }
        }

        @Override
        public NoState state() {
            return new NoState();
        }
    }
}
