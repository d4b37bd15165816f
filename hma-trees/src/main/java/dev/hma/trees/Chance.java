package dev.hma.trees;

import dev.hma.api.random.Draws;

/** The chance by which a row takes one of the outcomes of the leaf that it falls into. */
abstract class Chance {
    /** The row's number in its table. */
    long row;

    /** Turns to another row. */
    void turnTo(long number) {
        row = number;
    }

    /**
     * A uniform number for the row.
     *
     * @param lane what is drawn
     * @param leaf the leaf that the row falls into, by which others may be told from it
     * @return between 0 and 1, never one of them
     */
    abstract double of(int lane, int leaf);

    /** A row's chance is its own. */
    static Chance ofRows(Draws draws) {
        return new Chance() {
            @Override
            double of(int lane, int leaf) {
                return draws.uniform(row, lane);
            }
        };
    }
}
