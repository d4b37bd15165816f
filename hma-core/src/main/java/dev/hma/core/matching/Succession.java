package dev.hma.core.matching;

import dev.hma.core.matching.CanonicalState.SuccessionState;
import dev.hma.core.work.Orders;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of every partner one after the other, by the scores of one feature, and how alike those are that follow one another:
 * the mean product of their scores or, of a category, the share of pairs with the same code.
 */
final class Succession {
    private static final int NONE = -1;

    /** The share of different values from which on a feature may be an order. */
    private static final double DISTINCT = 0.9;

    /** Of fewer pairs nothing is learnt. */
    private static final int FEWEST = 100;

    /** The most pairs that an exchange can make, or undo: three for each of two partners. */
    private static final int MOST = 6;

    private final PairedRows paired;
    private final int features;

    /** The feature that rows follow one another by. */
    private final int by;

    /** The rows, those of a partner together, in order. */
    private final int[] sequence;

    /** Per row its place in the sequence. */
    private final int[] place;

    /** Per partner the place of its first row; then the end. */
    private final int[] start;

    /** Per feature the sum over pairs; exact, as what is added is rounded. */
    private final double[] sums;

    // The pairs that the exchange that was looked at last would make and undo, one after the other.
    private final int[] made = new int[2 * MOST];
    private final int[] undone = new int[2 * MOST];
    private int ofMade;
    private int ofUndone;

    /**
     * Lays out rows.
     *
     * @param paired the rows
     * @param own how many features are looked at, from the front
     * @param by the feature that rows follow one another by
     */
    Succession(PairedRows paired, int own, int by) {
        this.paired = paired;
        this.features = paired.features.size();
        this.by = by;
        this.start = new int[paired.parents.length + 1];
        for (int partner : paired.partner) {
            start[partner + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        this.sequence = Orders.sorted(paired.rows.length, this::compare);
        this.place = new int[sequence.length];
        for (int k = 0; k < sequence.length; k++) {
            place[sequence[k]] = k;
        }
        this.sums = new double[own];
        for (int k = 1; k < sequence.length; k++) {
            for (int f = 0; f < own && paired.partner[sequence[k]] == paired.partner[sequence[k - 1]]; f++) {
                sums[f] += alike(f, sequence[k - 1], sequence[k]);
            }
        }
    }

    /**
     * Learns by which feature rows follow one another, if by any: of the numbers that hardly two rows of a partner share, the
     * one by which the next row has most to do with this one in other features.
     *
     * @param paired the rows
     * @param own how many features are looked at, from the front
     * @param distinct per feature the number of different values of partners, as a share of the rows
     */
    static @Nullable SuccessionState learn(PairedRows paired, int own, double[] distinct) {
        SuccessionState best = null;
        double most = 0;
        for (int by = 0; by < own; by++) {
            if (paired.features.get(by).category() || distinct[by] < DISTINCT || !paired.isComplete(by)) {
                continue;
            }
            Succession succession = new Succession(paired, own, by);
            double[] next = succession.figures();
            double squares = -next[by] * next[by];
            for (double figure : next) {
                squares += figure * figure;
            }
            if (succession.pairs() >= FEWEST && squares > most) {
                best = new SuccessionState(by, next);
                most = squares;
            }
        }
        return best;
    }

    private double[] figures() {
        double[] next = new double[sums.length];
        Arrays.setAll(next, f -> Math.max(-1, Math.min(1, next(f))));
        return next;
    }

    private int compare(int i, int j) {
        int byPartner = Integer.compare(paired.partner[i], paired.partner[j]);
        return byPartner != 0 ? byPartner : Double.compare(order(i), order(j));
    }

    /** The score by which a row follows others. */
    double order(int row) {
        return paired.scores[row * features + by];
    }

    private double alike(int f, int i, int j) {
        if (paired.features.get(f).levels() > 2) {
            int value = paired.values[i * features + f];
            return value >= 0 && value == paired.values[j * features + f] ? 1 : 0;
        }
        return paired.scores[i * features + f] * paired.scores[j * features + f];
    }

    /** How alike rows that follow one another are in a feature; 0 if none do. */
    double next(int f) {
        return sums[f] / pairs();
    }

    /** How many pairs of rows follow one another, at least 1. */
    private int pairs() {
        return Math.max(1, sequence.length - paired.parents.length);
    }

    /** Looks at two rows of two partners, and at what follows what if they exchange these. */
    void look(int i, int j) {
        ofMade = 0;
        ofUndone = 0;
        replace(i, j);
        replace(j, i);
    }

    /** By how much the exchange that was looked at would make rows that follow one another more alike. */
    double nextBy(int f) {
        return sumBy(f) / pairs();
    }

    private double sumBy(int f) {
        double sum = 0;
        for (int k = 0; k < ofMade; k += 2) {
            sum += alike(f, made[k], made[k + 1]);
        }
        for (int k = 0; k < ofUndone; k += 2) {
            sum -= alike(f, undone[k], undone[k + 1]);
        }
        return sum;
    }

    /** Makes the exchange that was looked at last. The partners of the two rows are still the old ones. */
    void exchange(int i, int j) {
        for (int f = 0; f < sums.length; f++) {
            sums[f] += sumBy(f);
        }
        int fromI = place[i];
        int fromJ = place[j];
        int toI = insertion(i, j);
        int toJ = insertion(j, i);
        move(fromI, toI, j);
        move(fromJ, toJ, i);
    }

    private void replace(int row, int other) {
        int before = neighbour(row, -1);
        int after = neighbour(row, 1);
        undo(before, row);
        undo(row, after);
        int at = insertion(row, other);
        if (at == place[row]) {
            make(before, other);
            make(other, after);
            return;
        }
        make(before, after);
        int partner = paired.partner[row];
        // The row leaves, and all between its place and the other's move up or down by one.
        int left = at < place[row] ? at - 1 : at;
        int lower = left < start[partner] ? NONE : sequence[left];
        int upper = left + 1 < start[partner + 1] ? sequence[left + 1] : NONE;
        undo(lower, upper);
        make(lower, other);
        make(other, upper);
    }

    private int neighbour(int row, int step) {
        int partner = paired.partner[row];
        int at = place[row] + step;
        return at < start[partner] || at >= start[partner + 1] ? NONE : sequence[at];
    }

    /** The place of another row that takes that of a row with its partner. */
    private int insertion(int row, int other) {
        int partner = paired.partner[row];
        int low = start[partner];
        int high = start[partner + 1];
        while (low < high) {
            int middle = low + high >>> 1;
            if (precedes(sequence[middle], other)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > place[row] ? low - 1 : low;
    }

    private boolean precedes(int i, int j) {
        int byScore = Double.compare(order(i), order(j));
        return byScore < 0 || byScore == 0 && i < j;
    }

    /** Takes the row at a place out, and puts another one in at its own place. */
    private void move(int from, int to, int row) {
        if (from < to) {
            System.arraycopy(sequence, from + 1, sequence, from, to - from);
        } else {
            System.arraycopy(sequence, to, sequence, to + 1, from - to);
        }
        sequence[to] = row;
        for (int k = Math.min(from, to); k <= Math.max(from, to); k++) {
            place[sequence[k]] = k;
        }
    }

    private void make(int i, int j) {
        if (i != NONE && j != NONE) {
            made[ofMade++] = i;
            made[ofMade++] = j;
        }
    }

    private void undo(int i, int j) {
        if (i != NONE && j != NONE) {
            undone[ofUndone++] = i;
            undone[ofUndone++] = j;
        }
    }
}
