package dev.hma.core.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.core.model.ChildCounts;
import dev.hma.core.model.Levels;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForestTest {
    private static void isLevel(Levels levels, int level, long[] children, long[] parents) {
        ChildCounts counts = levels.children().get(level);
        assertThat(counts.children()).containsExactly(children);
        assertThat(counts.parents()).containsExactly(parents);
    }

    @Test
    void levelsCountTheChildrenOfTheirRows() {
        // 0 and 4 are roots; 1, 2, 3 are children of 0; 5 of 2.
        Levels levels = Forest.measure(new int[] {-1, 0, 0, 0, -1, 2});
        assertThat(levels.children()).hasSize(3);
        isLevel(levels, 0, new long[] {0, 3}, new long[] {1, 1});
        isLevel(levels, 1, new long[] {0, 1}, new long[] {2, 1});
        isLevel(levels, 2, new long[] {0}, new long[] {1});
    }

    @Test
    void noRowsHaveNoLevels() {
        assertThat(Forest.measure(new int[0]).children()).isEmpty();
    }

    @Test
    void cyclesAreFoundWhereverTheyHang() {
        assertThat(Forest.measure(new int[] {0})).isNull();
        assertThat(Forest.measure(new int[] {1, 0})).isNull();
        assertThat(Forest.measure(new int[] {-1, 0, 3, 4, 2})).isNull();
        assertThat(Forest.measure(new int[] {1, 2, 3, 2})).isNull();
    }

    @Test
    void aLongChainIsMeasuredFromEitherEnd() {
        int n = 100_000;
        int[] down = new int[n];
        int[] up = new int[n];
        for (int i = 0; i < n; i++) {
            down[i] = i - 1;
            up[i] = i + 1 < n ? i + 1 : -1;
        }
        assertThat(Forest.measure(down).children()).hasSize(n);
        assertThat(Forest.measure(up).children()).hasSize(n);
    }

    @Test
    void levelsDoNotDependOnTheOrderOfTheRows() {
        Random random = new Random(1);
        for (int trial = 0; trial < 50; trial++) {
            int n = 1 + random.nextInt(60);
            int[] parents = new int[n];
            int[] place = new int[n];
            for (int i = 0; i < n; i++) {
                parents[i] = random.nextInt(3) == 0 ? -1 : random.nextInt(i + 1) - 1;
                place[i] = i;
            }
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = place[i];
                place[i] = place[j];
                place[j] = swap;
            }
            int[] moved = new int[n];
            for (int i = 0; i < n; i++) {
                moved[place[i]] = parents[i] < 0 ? -1 : place[parents[i]];
            }
            Levels levels = Forest.measure(parents);
            Levels others = Forest.measure(moved);
            assertThat(others.children()).hasSameSizeAs(levels.children());
            for (int l = 0; l < levels.children().size(); l++) {
                isLevel(
                        others,
                        l,
                        levels.children().get(l).children(),
                        levels.children().get(l).parents());
            }
        }
    }
}
