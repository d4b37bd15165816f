package dev.hma.trees;

import dev.hma.api.random.Draws;
import java.util.Arrays;

/**
 * Chances that lie evenly over the rows that fall into one leaf: of n rows one falls into each of n equal intervals of
 * probability, in random order, and so they take the leaf's outcomes as often as they are there. How many rows a leaf gets is
 * seen only when all are drawn, so a drawing goes by the numbers of one before it; these are about right.
 *
 * <p>Some rows may be drawn several times, as one of several candidates each, if what they take is given back before the next.
 */
final class EvenChance extends Chance {
    private final Draws draws;

    /** Per lane and leaf how many rows fell into it in the drawing before; null in the first one. */
    private final int[][] expected;

    /** Per lane and leaf how many rows have fallen into it. */
    private final int[][] counts;

    private final Places places;
    private boolean mayGiveBack;
    private int candidate;
    private Draws ofCandidate;

    /** What the candidate has taken, one after the other: the lane, the leaf and at which turn the place would have come. */
    private int[] taken = new int[64];

    private int size;

    private EvenChance(Draws draws, int[][] expected) {
        this.draws = draws;
        this.expected = expected;
        this.counts = new int[expected.length][];
        this.places = new Places(expected);
        this.ofCandidate = draws;
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

    /** Begins with a candidate. The first one, 0, has the chances that rows have which are drawn once. */
    void begin(int number) {
        mayGiveBack = true;
        candidate = number;
        ofCandidate = number == 0 ? draws : draws.at("candidate").at(number);
        size = 0;
    }

    /** Gives back what the candidate has taken. */
    void giveBack() {
        while (size > 0) {
            int turn = taken[--size];
            int leaf = taken[--size];
            int lane = taken[--size];
            int last = --counts[lane][leaf];
            if (turn != last) {
                places.swap(lane, leaf, last, turn);
            }
        }
    }

    @Override
    double of(int lane, int leaf) {
        int[] own = counts[lane] == null ? new int[leaf + 1] : counts[lane];
        if (leaf >= own.length) {
            own = Arrays.copyOf(own, Math.max(leaf + 1, 2 * own.length));
        }
        counts[lane] = own;
        int count = own[leaf]++;
        if (!places.has(lane, leaf, count)) {
            take(lane, leaf, count);
            return ofCandidate.uniform(row, lane);
        }
        int of = places.size(lane, leaf);
        int turn = candidate == 0 ? count : count + ofCandidate.index(row, lane, of - count);
        places.swap(lane, leaf, count, turn);
        take(lane, leaf, turn);
        return draws.at("leaf").at(leaf).over(of).uniform(places.at(lane, leaf, count), lane);
    }

    private void take(int lane, int leaf, int turn) {
        if (!mayGiveBack) {
            return;
        }
        if (size + 3 > taken.length) {
            taken = Arrays.copyOf(taken, 2 * taken.length);
        }
        taken[size++] = lane;
        taken[size++] = leaf;
        taken[size++] = turn;
    }
}
