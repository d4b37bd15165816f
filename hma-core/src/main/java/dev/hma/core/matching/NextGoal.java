package dev.hma.core.matching;

import dev.hma.core.matching.CanonicalState.SuccessionState;

/** How far the likeness of rows that follow one another is from what is wanted, in squares, and what an exchange would change. */
final class NextGoal {
    private final Succession succession;

    /** Per feature how far it is. */
    private final double[] off;

    /** What the exchange that was looked at last would add. */
    private final double[] by;

    /**
     * Begins.
     *
     * @param paired the rows
     * @param wanted what they are to be like
     */
    NextGoal(PairedRows paired, SuccessionState wanted) {
        int own = wanted.next().length;
        this.succession = new Succession(paired, own, wanted.by());
        this.off = new double[own];
        for (int f = 0; f < own; f++) {
            off[f] = succession.next(f) - wanted.next()[f];
        }
        this.by = new double[own];
    }

    /** By what a row follows others. */
    double order(int row) {
        return succession.order(row);
    }

    /** How far all features are. */
    double off() {
        double sum = 0;
        for (double each : off) {
            sum += each * each;
        }
        return sum;
    }

    /** By how much that would grow if two rows exchanged their partners. */
    double offBy(int i, int j) {
        succession.look(i, j);
        double change = 0;
        for (int f = 0; f < by.length; f++) {
            by[f] = succession.nextBy(f);
            change += by[f] * (2 * off[f] + by[f]);
        }
        return change;
    }

    /** Takes note of the exchange that was looked at last, before the rows have their new partners. */
    void exchange(int i, int j) {
        for (int f = 0; f < by.length; f++) {
            off[f] += by[f];
        }
        succession.exchange(i, j);
    }
}
