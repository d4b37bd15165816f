package dev.hma.testkit.reference;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.random.Draws;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Sorts children and slots by the parents' first feature, and lets them meet. */
public final class SortedMatcher implements ParentMatcher<SortedMatcher.State> {
    /**
     * The matching.
     *
     * @param dimensions 1 if parents have features, else 0
     */
    public record State(int dimensions) {}

    @Override
    public Learning.Done<Matching> learn(Frame joined) {
        return new Learning.Done<>(new Sorted(new State(Math.min(1, joined.size() - joined.context()))));
    }

    @Override
    public Matching restore(Frame joined, State state) {
        return new Sorted(state);
    }

    private record Sorted(State state) implements Matching {
        @Override
        public int dimensions() {
            return state.dimensions();
        }

        @Override
        public void summarise(FeatureBatch parents, FeatureBatch out) {
            for (int k = 0; k < dimensions(); k++) {
                System.arraycopy(parents.column(k), 0, out.column(k), 0, parents.size());
            }
        }

        @Override
        public void match(double[][] children, double[][] parents, int[] slots, Draws draws, int[] partner) {
            int[] offered = order(parents, slots.length);
            int[] wished = order(children, partner.length);
            int at = 0;
            for (int parent : offered) {
                for (int slot = 0; slot < slots[parent]; slot++) {
                    partner[wished[at++]] = parent;
                }
            }
        }

        private int[] order(double[][] summaries, int n) {
            return dimensions() == 0
                    ? IntStream.range(0, n).toArray()
                    : IntStream.range(0, n)
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> summaries[0][i]))
                            .mapToInt(i -> i)
                            .toArray();
        }
    }
}
