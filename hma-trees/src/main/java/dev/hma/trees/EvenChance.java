package dev.hma.trees;

import dev.hma.api.random.Draws;
import java.util.Arrays;

/**
 * Chances that lie evenly over the rows that fall into one leaf: of n rows one falls into each of n equal intervals of
 * probability, in random order, and so they take the leaf's outcomes as often as they are there. How many rows a leaf gets is
 * seen only when all are drawn, so a drawing goes by the numbers of one before it; these are about right.
 */
final class EvenChance extends Chance {
    private final Draws draws;

    /** Per lane and leaf how many rows fell into it in the drawing before; null in the first one. */
    private final int[][] expected;

    /** Per lane and leaf how many rows have fallen into it. */
    private final int[][] counts;

    private EvenChance(Draws draws, int[][] expected) {
        this.draws = draws;
        this.expected = expected;
        this.counts = new int[expected.length][];
    }

    /** Chances for a first drawing, of which nothing counts but which leaves rows fall into. */
    static EvenChance first(Draws draws, int lanes) {
        return new EvenChance(draws, new int[lanes][]);
    }

    /** Chances for a next drawing of the same rows. */
    EvenChance next() {
        return new EvenChance(draws, counts);
    }

    /** The same chances for another drawing of the same rows. */
    EvenChance again() {
        return new EvenChance(draws, expected);
    }

    @Override
    double of(int lane, int leaf) {
        int[] own = counts[lane] == null ? new int[leaf + 1] : counts[lane];
        if (leaf >= own.length) {
            own = Arrays.copyOf(own, Math.max(leaf + 1, 2 * own.length));
        }
        counts[lane] = own;
        int count = own[leaf]++;
        int[] before = expected[lane];
        return before == null || leaf >= before.length || count >= before[leaf]
                ? draws.uniform(row, lane)
                : draws.at("leaf").at(leaf).over(before[leaf]).uniform(count, lane);
    }
}
