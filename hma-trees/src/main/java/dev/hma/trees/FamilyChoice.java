package dev.hma.trees;

import dev.hma.api.feature.FeatureBatch;
import java.util.List;

/**
 * Draws families several times and keeps of each the one by which the table comes nearest to what it was: in the shares of
 * values, in what goes together in one row, in how much rows of a family are alike, and in how they follow one another. A tree sees
 * one row at a time; what it tells a little too much or too little of the rows before adds up over a family, and where families
 * are few, chance does. A row without a family is one by itself.
 */
final class FamilyChoice {
    /** How many classes of values are weighed, of all rows, columns and candidates together: about as many draws of numbers. */
    private static final long WORK = 3_000_000;

    /** So many classes are weighed as fast as any fewer. */
    private static final int CLASSES = 64;

    /** How many candidates a family has at most. */
    private static final int MOST = 32;

    /** Of more families chance makes too little of a difference to be chosen by. */
    private static final int MOST_FAMILIES = 30_000;

    /** With as many candidates families are gone through a second time, as the first could not know what comes after them. */
    private static final int TWICE = 8;

    private final FeatureBatch rows;
    private final Drawing drawing;
    private final List<EvenChance> chances;
    private final TableGoal goal;

    /**
     * Begins.
     *
     * @param rows the batch, as a drawing before left it
     * @param drawing the drawing
     * @param chances its chances
     * @param goal what the rows are to be like
     */
    FamilyChoice(FeatureBatch rows, Drawing drawing, List<EvenChance> chances, TableGoal goal) {
        this.rows = rows;
        this.drawing = drawing;
        this.chances = chances;
        this.goal = goal;
    }

    /**
     * How many candidates there are of every family.
     *
     * @param rows how many rows there are
     * @param families how many families, a row without one counted as one
     * @param classes per column that is drawn how many classes it has
     * @return per time that families are gone through the number of candidates; one of one where there is no choice
     */
    static int[] candidates(int rows, int families, int[] classes) {
        long perRow = 0;
        for (int each : classes) {
            perRow += Math.max(1, each / CLASSES);
        }
        int all = (int) Math.min(MOST, WORK / Math.max(1, rows * perRow));
        if (all < 2 || families > MOST_FAMILIES) {
            return new int[] {1};
        }
        return all < TWICE ? new int[] {all} : new int[] {all - all / 2, all / 2};
    }

    /**
     * Draws all rows.
     *
     * @param from the number of the first candidate; from 1 on families that come nearest as they are stay so
     * @param to the number after the last
     */
    void draw(int from, int to) {
        for (Family family : Family.of(rows)) {
            if (goal.asksFor(family)) {
                choose(family, from, to);
            } else if (from == 0) {
                draw(family, 0);
            }
        }
    }

    private void choose(Family family, int from, int to) {
        goal.begin(family);
        int best = from;
        double least = Double.POSITIVE_INFINITY;
        boolean stays = false;
        if (from > 0) {
            least = goal.keep();
            stays = true;
            goal.giveBack();
        }
        for (int candidate = from; candidate < to; candidate++) {
            begin(candidate);
            drawing.tryOut(family);
            double off = goal.take();
            if (off < least) {
                least = off;
                best = candidate;
                stays = false;
            }
            goal.giveBack();
            chances.forEach(EvenChance::giveBack);
        }
        if (stays) {
            goal.keep();
        } else {
            draw(family, best);
            goal.take();
        }
    }

    private void draw(Family family, int candidate) {
        begin(candidate);
        drawing.draw(family);
    }

    private void begin(int candidate) {
        chances.forEach(chance -> chance.begin(candidate));
    }
}
