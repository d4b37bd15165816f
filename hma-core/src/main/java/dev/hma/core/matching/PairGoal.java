package dev.hma.core.matching;

import dev.hma.core.matching.CanonicalState.PairsState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far rows and their partners are from what is wanted of them, in squares over the whole table, and what an exchange of two
 * partners would change of it. It changes sums of two partners, so that a proposal costs as much as there are features.
 */
final class PairGoal {
    /** How much the share between partners weighs, squared, and the number of different values. */
    private static final double BETWEEN = 4;

    private static final double DISTINCT = 4;

    /** How much the likeness of rows that follow one another weighs, squared. */
    private static final double NEXT = 1;

    /** How much each correlation with a feature of the partner weighs, squared, and with as many features as count in full. */
    private static final double CORRELATION = 0.3;

    private static final double CORRELATED = 10;

    /** How much what lies between partners weighs in features of the parent that generates the row, as they are seen in none. */
    private static final double GENERATING = 0.1;

    private final PairedRows paired;
    private final PairSums sums;
    private final @Nullable NextGoal next;
    private final int features;
    private final int told;
    private final int own;

    /** Per feature how much its share between partners weighs. */
    private final double[] ofBetween;

    /** Per feature how much each of its correlations weighs. */
    private final double[] ofCorrelations;

    /** Per feature how far its share between partners is from what is wanted. */
    private final double[] between;
    /** The same of its number of different values; of the row's own features alone, as the others are seen in no row. */
    private final double[] distinct;
    /** The same of its correlation with every feature of the partner. */
    private final double[] correlations;
    /** Per feature the most that an exchange can gain by different values. */
    private final double[] mostByDistinct;

    // What the exchange that was looked at last would change.
    private final double[] betweenBy;
    private final double[] distinctBy;
    private final double[] scoreBy;
    private final double[] parentBy;
    private final double[] along;

    /**
     * Begins.
     *
     * @param paired the rows; their partners are exchanged
     * @param own how many of their features are their own; the others are of the parent that generates them
     * @param wanted what they are to be like
     */
    PairGoal(PairedRows paired, int own, PairsState wanted) {
        this.paired = paired;
        this.sums = new PairSums(paired);
        this.features = paired.features.size();
        this.told = paired.told;
        this.own = own;
        this.ofBetween = new double[features];
        this.ofCorrelations = new double[features];
        this.between = new double[features];
        this.distinct = new double[own];
        this.correlations = new double[features * told];
        // There may be many more features of the generating parent than of the row: together they weigh no more.
        double together = Math.min(1, (double) own / Math.max(1, features - own));
        for (int f = 0; f < features; f++) {
            double weight = f < own ? 1 : together;
            ofBetween[f] = BETWEEN * weight * (f < own ? 1 : GENERATING);
            ofCorrelations[f] = CORRELATION * weight * Math.min(1, CORRELATED / told);
            between[f] = sums.between(f) - wanted.between()[f];
            for (int g = 0; g < told; g++) {
                correlations[f * told + g] = sums.correlation(f, g) - wanted.correlations()[f][g];
            }
        }
        for (int f = 0; f < own; f++) {
            distinct[f] = sums.distinct(f) - wanted.distinct()[f];
        }
        this.next = wanted.succession() == null ? null : new NextGoal(paired, wanted.succession());
        this.betweenBy = new double[features];
        this.distinctBy = new double[own];
        this.scoreBy = new double[features];
        this.parentBy = new double[told];
        this.along = new double[told];
        this.mostByDistinct = new double[own];
        bound();
    }

    /** Whether rows of one partner follow one another. */
    boolean isOrdered() {
        return next != null;
    }

    /** By what a row follows others; 0 if none do. */
    double order(int row) {
        return next == null ? 0 : next.order(row);
    }

    /** How far the table is from what is wanted. */
    double off() {
        double off = next == null ? 0 : NEXT * next.off();
        for (int f = 0; f < features; f++) {
            off += ofBetween[f] * between[f] * between[f];
            off += f < own ? DISTINCT * distinct[f] * distinct[f] : 0;
            for (int g = 0; g < told; g++) {
                double correlation = correlations[f * told + g];
                off += ofCorrelations[f] * correlation * correlation;
            }
        }
        return off;
    }

    /** Lets two rows exchange their partners if that brings the table nearer. */
    void exchange(int i, int j) {
        if (paired.partner[i] == paired.partner[j]) {
            return;
        }
        double byNext = next == null ? 0 : NEXT * next.offBy(i, j);
        if (!isNearer(i, j, byBetween(i, j) + byCorrelations(i, j) + byNext)) {
            return;
        }
        for (int f = 0; f < features; f++) {
            between[f] += betweenBy[f];
            for (int g = 0; g < told; g++) {
                correlations[f * told + g] += scoreBy[f] * parentBy[g];
            }
        }
        for (int f = 0; f < own; f++) {
            distinct[f] += distinctBy[f];
        }
        if (next != null) {
            next.exchange(i, j);
        }
        sums.exchange(i, j);
        bound();
    }

    private double byBetween(int i, int j) {
        double change = 0;
        for (int f = 0; f < features; f++) {
            double by = sums.betweenBy(f, i, j);
            betweenBy[f] = by;
            change += ofBetween[f] * by * (2 * between[f] + by);
        }
        return change;
    }

    /**
     * Whether the table comes nearer if different values are counted, too. That takes longest, so it ends where what is left cannot
     * make good for what is known.
     *
     * @param known the change by all the rest
     */
    private boolean isNearer(int i, int j, double known) {
        double possible = 0;
        for (int f = 0; f < own; f++) {
            possible += sums.differ(f, i, j) ? mostByDistinct[f] : 0;
        }
        double change = known;
        for (int f = 0; f < own; f++) {
            distinctBy[f] = 0;
            if (sums.differ(f, i, j)) {
                if (change >= possible) {
                    return false;
                }
                double by = (double) sums.distinctBy(f, i, j) / Math.max(1, sums.rows(f));
                distinctBy[f] = by;
                change += DISTINCT * by * (2 * distinct[f] + by);
                possible -= mostByDistinct[f];
            }
        }
        return change < 0;
    }

    /** Of two rows, each can make one pair more and one less. */
    private void bound() {
        for (int f = 0; f < own; f++) {
            double off = Math.abs(distinct[f]);
            double by = Math.min(off, 2.0 / Math.max(1, sums.rows(f)));
            mostByDistinct[f] = DISTINCT * by * (2 * off - by);
        }
    }

    /** The products change by those of two differences: of the rows' scores, and of the partners'. */
    private double byCorrelations(int i, int j) {
        int a = paired.partner[i] * told;
        int b = paired.partner[j] * told;
        double parentSquares = 0;
        for (int g = 0; g < told; g++) {
            parentBy[g] = (paired.parentScores[a + g] - paired.parentScores[b + g]) / paired.rows.length;
            parentSquares += parentBy[g] * parentBy[g];
        }
        Arrays.fill(along, 0);
        double scoreSquares = 0;
        for (int f = 0; f < features; f++) {
            double by = paired.scores[j * features + f] - paired.scores[i * features + f];
            scoreBy[f] = by;
            scoreSquares += ofCorrelations[f] * by * by;
            if (by != 0) {
                addTo(along, ofCorrelations[f] * by, correlations, f * told);
            }
        }
        double inner = 0;
        for (int g = 0; g < told; g++) {
            inner += along[g] * parentBy[g];
        }
        return 2 * inner + scoreSquares * parentSquares;
    }

    /** Adds a multiple of a row of a matrix: a loop of which processors do several steps at once. */
    private static void addTo(double[] sums, double by, double[] matrix, int from) {
        for (int g = 0; g < sums.length; g++) {
            sums[g] += by * matrix[from + g];
        }
    }
}
