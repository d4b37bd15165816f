package dev.hma.core.engine;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A matcher that asks for rows, summarises parents by their first feature, and brings equal ranks together. */
final class Alike implements ParentMatcher<Alike.State> {
    /** How many rows were seen. */
    public record State(int rows) {}

    @Override
    public Learning<Matching> learn(Frame joined) {
        return new Learning.Rows<>() {
            @Override
            public long limit() {
                return 100;
            }

            @Override
            public Learning<Matching> next(FeatureBatch rows) {
                if (rows.features() != joined.size()) {
                    throw new IllegalStateException(rows.features() + " features of " + joined.size());
                }
                return new Learning.Done<>(restore(joined, new State(rows.size())));
            }
        };
    }

    @Override
    public Matching restore(Frame joined, State state) {
        return new Matching() {
            @Override
            public int dimensions() {
                return 1;
            }

            @Override
            public void summarise(FeatureBatch parents, FeatureBatch out) {
                System.arraycopy(parents.column(0), 0, out.column(0), 0, parents.size());
            }

            @Override
            public void match(double[][] children, double[][] parents, int[] slots, Draws draws, int[] partner) {
                int[] rows = ranked(children[0]);
                int at = 0;
                for (int parent : ranked(parents[0])) {
                    for (int s = 0; s < slots[parent]; s++) {
                        partner[rows[at++]] = parent;
                    }
                }
            }

            @Override
            public Record state() {
                return state;
            }
        };
    }

    private static int[] ranked(double[] values) {
        return Arrays.stream(IntStream.range(0, values.length).boxed().toArray(Integer[]::new))
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
    }
}
