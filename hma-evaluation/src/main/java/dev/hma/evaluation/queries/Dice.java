package dev.hma.evaluation.queries;

import dev.hma.api.random.Draws;
import java.util.List;

/** Random choices, one after the other. */
final class Dice {
    private final Draws draws;
    private final int row;
    private int lane;

    Dice(Draws draws, int row) {
        this.draws = draws;
        this.row = row;
    }

    /** {@return a number from 0 to {@code bound - 1}} */
    int below(int bound) {
        return draws.index(row, lane++, bound);
    }

    /** {@return a number between 0 and 1} */
    double uniform() {
        return draws.uniform(row, lane++);
    }

    /** {@return one of the things, of which there is one at least} */
    <T> T one(List<T> things) {
        return things.get(below(things.size()));
    }
}
