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

    /** Takes one of some weights, in proportion to them; gives its place, -1 if all are nothing. */
    static int choose(double[] weights, double uniform) {
        double left = uniform * sum(weights);
        int chosen = -1;
        for (int i = 0; i < weights.length && left >= 0; i++) {
            if (weights[i] > 0) {
                chosen = i;
                left -= weights[i];
            }
        }
        return chosen;
    }

    /** What some weights add up to, one after the other. */
    static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

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
