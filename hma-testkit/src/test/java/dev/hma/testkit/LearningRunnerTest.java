package dev.hma.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningRunnerTest {
    private static FeatureBatch rows(int n) {
        double[] x = IntStream.range(0, n).asDoubleStream().toArray();
        int[] families = IntStream.range(0, n).map(i -> i / 4).toArray();
        return new FeatureBatch(1000, n, new double[][] {x}, families);
    }

    /** Counts the rows, adds up their values, and their numbers. */
    private static final class Total implements Learning.Sums<List<Long>> {
        @Override
        public int cells() {
            return 3;
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            for (int i = 0; i < rows.size(); i++) {
                cells[0]++;
                cells[1] += (long) rows.column(0)[i];
                cells[2] += rows.firstRow() + i;
            }
        }

        @Override
        public Learning<List<Long>> next(long[] totals) {
            return new Done<>(Arrays.stream(totals).boxed().toList());
        }
    }

    /** Takes rows, at most so many. */
    private record Take(long limit) implements Learning.Rows<double[]> {
        @Override
        public Learning<double[]> next(FeatureBatch rows) {
            return new Done<>(Arrays.copyOf(rows.column(0), rows.size()));
        }
    }

    @Test
    void everyRowIsReadOnceHoweverTheRowsAreRead() {
        FeatureBatch rows = rows(500);
        for (LearningRunner runner : LearningRunner.variants()) {
            assertThat(runner.run(new Total(), rows)).as("%s", runner).containsExactly(500L, 124750L, 624750L);
            assertThat(runner.keepingFamilies(true).run(new Total(), rows))
                    .as("%s", runner)
                    .containsExactly(500L, 124750L, 624750L);
        }
        assertThat(rows.column(0)[499]).isEqualTo(499);
        assertThat(LearningRunner.PLAIN.run(new Total(), rows(0))).containsExactly(0L, 0L, 0L);
    }

    @Test
    void asManyRowsAsAreWantedAreDrawnInTheirOrder() {
        double[] some = LearningRunner.PLAIN.run(new Take(50), rows(500));
        assertThat(some).hasSize(50).isSorted().doesNotHaveDuplicates();
        assertThat(LearningRunner.PLAIN.overwritingArrays().run(new Take(50), rows(500)))
                .isEqualTo(some);
        assertThat(LearningRunner.PLAIN.run(new Take(500), rows(500)))
                .hasSize(500)
                .isSorted();
    }

    @Test
    void familiesAreKeptWholeWhereThatIsWanted() {
        LearningRunner runner = LearningRunner.variants().get(1).keepingFamilies(true);
        double[] some = runner.run(new Take(50), rows(500));
        assertThat(some).hasSize(48);
        for (int i = 0; i < some.length; i += 4) {
            assertThat(some[i + 3]).isEqualTo(some[i] + 3);
        }
        runner.run(
                new Learning.Sums<Integer>() {
                    @Override
                    public int cells() {
                        return 0;
                    }

                    @Override
                    public void add(FeatureBatch rows, long[] cells) {
                        assertThat(rows.size() % 4).isZero();
                        assertThat(rows.families()[0]).isZero();
                    }

                    @Override
                    public Learning<Integer> next(long[] totals) {
                        return new Done<>(0);
                    }
                },
                rows(500));
    }

    @Test
    void aFailureInsideABatchIsPassedOn() {
        Learning.Rows<Integer> failing = new Learning.Rows<>() {
            @Override
            public long limit() {
                return 1;
            }

            @Override
            public Learning<Integer> next(FeatureBatch rows) {
                throw new IllegalStateException("no row of " + rows.size());
            }
        };
        assertThatThrownBy(() -> LearningRunner.PLAIN.run(failing, rows(3))).hasMessage("no row of 1");
        assertThatThrownBy(() -> new LearningRunner(0, 1, 1, LearningRunner.Order.FORWARD, false, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 partitions");
    }
}
