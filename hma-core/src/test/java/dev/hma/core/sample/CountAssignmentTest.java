package dev.hma.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.random.Draws;
import dev.hma.core.model.ChildCounts;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountAssignmentTest {
    private static final Draws DRAWS = Draws.of(1);

    private static ChildCounts skewed(Random random, int parents) {
        int[] counts = new int[parents];
        for (int i = 0; i < parents; i++) {
            counts[i] = random.nextInt(3) == 0 ? 0 : (int) Math.exp(random.nextGaussian() * 2);
        }
        return ChildCounts.of(counts);
    }

    private static long sum(int[] counts) {
        return Arrays.stream(counts).asLongStream().sum();
    }

    @Test
    void atTheSameSizeTheNumbersAreThoseOfTheOriginal() {
        Random random = new Random(1);
        for (int trial = 0; trial < 50; trial++) {
            ChildCounts original = skewed(random, 1 + random.nextInt(300));
            int parents = (int) original.totalParents();
            int[] counts = CountAssignment.assign(
                    original, null, parents, original.totalChildren(), Long.MAX_VALUE, DRAWS.at(trial));
            ChildCounts assigned = ChildCounts.of(counts);
            assertThat(assigned.children()).containsExactly(original.children());
            assertThat(assigned.parents()).containsExactly(original.parents());
        }
    }

    @Test
    void totalsAreExactAndCapsKeptAtEverySize() {
        Random random = new Random(2);
        for (int trial = 0; trial < 400; trial++) {
            ChildCounts original = skewed(random, 1 + random.nextInt(200));
            int parents = 1 + random.nextInt(300);
            long cap = random.nextBoolean() ? Long.MAX_VALUE : 1 + random.nextInt(20);
            long total = random.nextInt(1 + (int) Math.min(5000, cap == Long.MAX_VALUE ? 5000 : cap * parents));
            double[] rank =
                    random.nextBoolean() ? null : random.doubles(parents).toArray();
            int[] counts = CountAssignment.assign(original, rank, parents, total, cap, DRAWS.at(trial));
            assertThat(sum(counts)).isEqualTo(total);
            assertThat(counts).hasSize(parents);
            for (int count : counts) {
                assertThat((long) count).isBetween(0L, cap);
            }
        }
    }

    @Test
    void aCapThatLeavesNoChoiceFillsEveryParent() {
        ChildCounts original = ChildCounts.of(new int[] {0, 0, 5, 100});
        int[] counts = CountAssignment.assign(original, null, 10, 30, 3, DRAWS);
        assertThat(counts).containsOnly(3);
    }

    @Test
    void parentsWithoutChildrenKeepTheirShare() {
        Random random = new Random(3);
        int[] of = new int[1000];
        for (int i = 300; i < 1000; i++) {
            of[i] = 1 + random.nextInt(9);
        }
        ChildCounts original = ChildCounts.of(of);
        for (int parents : new int[] {100, 500, 2500}) {
            long total = original.totalChildren() * parents / 1000;
            int[] counts = CountAssignment.assign(original, null, parents, total, Long.MAX_VALUE, DRAWS);
            long zeros = Arrays.stream(counts).filter(n -> n == 0).count();
            assertThat(zeros / (double) parents).isBetween(0.3, 0.32);
        }
    }

    @Test
    void whoRanksHigherHasMore() {
        ChildCounts original = ChildCounts.of(new int[] {0, 1, 2, 3, 40});
        double[] rank = {0.5, -1, 7, 3, 0};
        assertThat(CountAssignment.assign(original, rank, 5, 46, Long.MAX_VALUE, DRAWS))
                .containsExactly(2, 0, 40, 3, 1);
    }

    @Test
    void noParentsAndNoChildrenAreNoTrouble() {
        assertThat(CountAssignment.assign(ChildCounts.of(new int[0]), null, 0, 0, Long.MAX_VALUE, DRAWS))
                .isEmpty();
        assertThat(CountAssignment.assign(ChildCounts.of(new int[] {0, 0}), null, 3, 0, Long.MAX_VALUE, DRAWS))
                .containsExactly(0, 0, 0);
        assertThat(sum(CountAssignment.assign(ChildCounts.of(new int[0]), null, 3, 7, Long.MAX_VALUE, DRAWS)))
                .isEqualTo(7);
    }

    @Test
    void quantileMeansAddUpToTheMean() {
        Random random = new Random(4);
        for (int trial = 0; trial < 50; trial++) {
            ChildCounts original = skewed(random, 1 + random.nextInt(100));
            int n = 1 + random.nextInt(200);
            double[] means = CountAssignment.quantileMeans(original, n);
            double mean = (double) original.totalChildren() / original.totalParents();
            assertThat(Arrays.stream(means).average().orElseThrow())
                    .isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-9 * (1 + mean)));
            assertThat(means).isSorted();
        }
    }

    @Test
    void aMillionParentsAreRoundedExactly() {
        ChildCounts original = new ChildCounts(new long[] {0, 1, 7}, new long[] {300_000, 500_000, 200_001});
        long total = 2_345_678;
        int[] counts = CountAssignment.assign(original, null, 1_234_567, total, Long.MAX_VALUE, DRAWS);
        assertThat(sum(counts)).isEqualTo(total);
    }
}
