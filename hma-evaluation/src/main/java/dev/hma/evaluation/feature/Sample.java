package dev.hma.evaluation.feature;

import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows drawn without replacement. */
public final class Sample {
    private Sample() {}

    /**
     * Draws rows, all alike.
     *
     * @param draws the random numbers
     * @param count how many rows there are
     * @param wanted how many to draw, at most {@code count}; all of them gives a random order
     * @return different rows from 0 to {@code count - 1}, in random order
     */
    public static int[] of(Draws draws, int count, int wanted) {
        int[] rows = IntStream.range(0, count).toArray();
        for (int i = 0; i < wanted; i++) {
            int j = i + draws.index(i, 0, count - i);
            int row = rows[j];
            rows[j] = rows[i];
            rows[i] = row;
        }
        return Arrays.copyOf(rows, wanted);
    }
}
