package dev.hma.core.matching;

import dev.hma.api.feature.Feature;
import dev.hma.api.marginal.Lattice;
import dev.hma.core.matching.CanonicalState.PairsState;

/**
 * What rows and their partners add up to, and the figures that follow: how alike the rows of one partner are, and how far they
 * go with what it is like.
 *
 * <p>How much of a feature's variance lies between partners is that of its scores. Scores put the codes of a category in a row, and
 * tell little of it: there it is the variance of the codes' indicators, all together.
 */
final class PairSums {
    private final PairedRows paired;
    private final int features;
    private final int told;

    /** Per feature whether its codes are counted instead of its scores added; those of two codes come to the same. */
    private final boolean[] counted;
    /** Partner by partner, of every feature, the sum of the scores of its rows, or of squares of how many rows have each code. */
    private final double[] sums;
    /** Partner by partner how many of its rows have a value of every feature. */
    private final int[] present;
    /** Per feature how many rows each pair of a partner and a value has; values of one row are left out. */
    private final PairCounts[] pairs;
    /** Per feature how many rows have a value that no other has. */
    private final int[] alone;
    /** Per feature how many rows have a value. */
    private final int[] rows;
    /** Per feature the variance of what is added up, times the number of rows. */
    private final double[] variation;
    /** Per feature what a partner's squares add up to, were all alike. */
    private final double[] least;
    /**
     * Per feature and feature of the partner the sum of products of scores: multiples of 2<sup>-32</sup> and, as variances are 1, not
     * above the number of rows, so exact in any order.
     */
    private final double[] products;

    PairSums(PairedRows paired) {
        this.paired = paired;
        this.features = paired.features.size();
        this.told = paired.told;
        this.counted = new boolean[features];
        this.sums = new double[paired.parents.length * features];
        this.present = new int[sums.length];
        this.pairs = new PairCounts[features];
        this.alone = new int[features];
        this.rows = new int[features];
        this.variation = new double[features];
        this.least = new double[features];
        this.products = new double[features * told];
        for (int f = 0; f < features; f++) {
            Feature feature = paired.features.get(f);
            counted[f] = feature.levels() > 2;
            pairs[f] = new PairCounts();
        }
        for (int i = 0; i < paired.rows.length; i++) {
            add(i);
        }
        for (int f = 0; f < features; f++) {
            least[f] = counted[f] ? squaredCounts(f) / Math.max(1, rows[f]) : 0;
            variation[f] = rows[f] - least[f];
        }
    }

    private void add(int i) {
        int partner = paired.partner[i];
        for (int f = 0; f < features; f++) {
            int at = partner * features + f;
            double score = paired.scores[i * features + f];
            int value = paired.values[i * features + f];
            sums[at] += counted[f] ? more(f, partner, value) : score;
            count(f, value, partner, 1);
            present[at] += value == PairedRows.MISSING ? 0 : 1;
            rows[f] += value == PairedRows.MISSING ? 0 : 1;
            alone[f] += value == PairedRows.ALONE ? 1 : 0;
            for (int g = 0; g < told; g++) {
                products[f * told + g] += score * paired.parentScores[partner * told + g];
            }
        }
    }

    /** The sum over values of how many rows have each, squared. */
    private double squaredCounts(int f) {
        int most = 0;
        for (int i = f; i < paired.values.length; i += features) {
            most = Math.max(most, paired.values[i]);
        }
        int[] counts = new int[most + 1];
        for (int i = f; i < paired.values.length; i += features) {
            if (paired.values[i] >= 0) {
                counts[paired.values[i]]++;
            }
        }
        double squares = alone[f];
        for (int count : counts) {
            squares += (double) count * count;
        }
        return squares;
    }

    /** By how much the squares of a partner's counts grow with one row more of a value. */
    private double more(int f, int partner, int value) {
        return value == PairedRows.MISSING ? 0 : 1 + 2.0 * rows(f, partner, value);
    }

    private int rows(int f, int partner, int value) {
        return value < 0 ? 0 : pairs[f].rows(partner, value);
    }

    private void count(int f, int value, int partner, int by) {
        if (value >= 0 && by > 0) {
            pairs[f].add(partner, value);
        } else if (value >= 0) {
            pairs[f].remove(partner, value);
        }
    }

    /** How many rows have a value of a feature. */
    int rows(int f) {
        return rows[f];
    }

    /** The share of a feature's variance that lies between partners; 0 if it has none. */
    double between(int f) {
        // Rounded per partner, so that their order does not matter.
        long squares = 0;
        for (int at = f; at < sums.length; at += features) {
            squares += Lattice.squareUnits(ofPartner(f, sums[at], present[at]));
        }
        return share(f, squares / (Lattice.UNIT * Lattice.UNIT) - least[f]);
    }

    private double share(int f, double squares) {
        return variation[f] > PairedRows.NO_VARIANCE ? squares / variation[f] : 0;
    }

    /** What a partner adds to the squares between partners. */
    private double ofPartner(int f, double sum, int n) {
        return n == 0 ? 0 : (counted[f] ? sum : sum * sum) / n;
    }

    /** How many pairs of a partner and a value of a feature there are, as a share of the rows with a value. */
    double distinct(int f) {
        return (double) (pairs[f].pairs() + alone[f]) / Math.max(1, rows[f]);
    }

    /** The correlation of a feature with one of the partner's. */
    double correlation(int f, int g) {
        return products[f * told + g] / Math.max(1, paired.rows.length);
    }

    /** By how much a feature's share between partners would grow if two rows exchanged theirs. */
    double betweenBy(int f, int i, int j) {
        int a = paired.partner[i] * features + f;
        int b = paired.partner[j] * features + f;
        int before = paired.values[i * features + f];
        int after = paired.values[j * features + f];
        int moved = moved(before, after);
        double squares = ofPartner(f, sums[a] + sumBy(f, i, j), present[a] + moved)
                - ofPartner(f, sums[a], present[a])
                + ofPartner(f, sums[b] + sumBy(f, j, i), present[b] - moved)
                - ofPartner(f, sums[b], present[b]);
        return share(f, squares);
    }

    /** By how many values a partner has more if its row has one value and is to have another. */
    private static int moved(int before, int after) {
        return (after == PairedRows.MISSING ? 0 : 1) - (before == PairedRows.MISSING ? 0 : 1);
    }

    /** By how much the sum of a row's partner would grow if it got another row in its place. */
    private double sumBy(int f, int row, int other) {
        int of = row * features + f;
        int with = other * features + f;
        if (!counted[f]) {
            return paired.scores[with] - paired.scores[of];
        }
        int before = paired.values[of];
        int after = paired.values[with];
        int partner = paired.partner[row];
        if (before == after) {
            return 0;
        }
        double less = before == PairedRows.ALONE ? 1 : Math.max(0, 2.0 * rows(f, partner, before) - 1);
        return more(f, partner, after) - less;
    }

    /** Whether an exchange of two rows can change how many different values of a feature partners have. */
    boolean differ(int f, int i, int j) {
        int ofI = paired.values[i * features + f];
        int ofJ = paired.values[j * features + f];
        return ofI != ofJ && Math.max(ofI, ofJ) >= 0;
    }

    /** By how many the pairs of a partner and a value of a feature would become more if two rows exchanged theirs. */
    int distinctBy(int f, int i, int j) {
        int ofI = paired.values[i * features + f];
        int ofJ = paired.values[j * features + f];
        if (ofI == ofJ) {
            return 0;
        }
        int a = paired.partner[i];
        int b = paired.partner[j];
        return (ofI < 0 ? 0 : gained(f, ofI, b) - lost(f, ofI, a))
                + (ofJ < 0 ? 0 : gained(f, ofJ, a) - lost(f, ofJ, b));
    }

    private int gained(int f, int value, int partner) {
        return pairs[f].rows(partner, value) == 0 ? 1 : 0;
    }

    private int lost(int f, int value, int partner) {
        return pairs[f].rows(partner, value) == 1 ? 1 : 0;
    }

    /** Two rows exchange their partners. */
    void exchange(int i, int j) {
        int a = paired.partner[i];
        int b = paired.partner[j];
        for (int f = 0; f < features; f++) {
            int ofI = paired.values[i * features + f];
            int ofJ = paired.values[j * features + f];
            double byA = sumBy(f, i, j);
            double byB = sumBy(f, j, i);
            sums[a * features + f] += byA;
            sums[b * features + f] += byB;
            int moved = moved(ofI, ofJ);
            present[a * features + f] += moved;
            present[b * features + f] -= moved;
            if (ofI != ofJ) {
                count(f, ofI, a, -1);
                count(f, ofI, b, 1);
                count(f, ofJ, b, -1);
                count(f, ofJ, a, 1);
            }
            double by = paired.scores[j * features + f] - paired.scores[i * features + f];
            for (int g = 0; g < told && by != 0; g++) {
                products[f * told + g] += by * (paired.parentScores[a * told + g] - paired.parentScores[b * told + g]);
            }
        }
        paired.partner[i] = b;
        paired.partner[j] = a;
    }

    /** All figures; rounding carries none out of its range. */
    PairsState figures() {
        double[] between = new double[features];
        double[] distinct = new double[features];
        double[][] correlations = new double[features][told];
        for (int f = 0; f < features; f++) {
            between[f] = Math.max(0, Math.min(1, between(f)));
            distinct[f] = distinct(f);
            for (int g = 0; g < told; g++) {
                correlations[f][g] = Math.max(-1, Math.min(1, correlation(f, g)));
            }
        }
        return new PairsState(between, distinct, correlations, null);
    }
}
