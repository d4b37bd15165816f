package dev.hma.trees;

import dev.hma.trees.TreesState.LikenessState;
import java.util.Arrays;

/**
 * How much alike the rows of one family are in a column: which share of its variance lies between families, how far a row is
 * from the one before, and how many different values there are. A number stands for the rank of its class, so that one that
 * lies far out does not decide; what lies between categories is told by their indicators.
 */
final class Likeness {
    /** How much the share between families weighs, squared, beside the number of different values. */
    private static final double BETWEEN = 4;

    /** How much it weighs, squared, how far rows are from the one before. */
    private static final double APART = 3;

    /** A variance that is less is what differences leave of nothing. */
    private static final double LEAST = 1e-9;

    private final boolean category;
    private final Classes classes;

    /** The variance of the ranks. */
    private final double variance;

    /**
     * What families of a column add up to.
     *
     * @param rows how many values they have
     * @param between the sum over families of size times squared mean
     * @param pairs how many rows have one before them
     * @param apart how far these are from it, added up
     * @param families how many have two values or more
     * @param distinct which share of these, but the first one, is new, added up over families
     */
    record Sums(double rows, double between, double pairs, double apart, double families, double distinct) {
        static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

        /** The same with others more, or less. */
        Sums with(Sums others, int times) {
            return new Sums(
                    rows + times * others.rows,
                    between + times * others.between,
                    pairs + times * others.pairs,
                    apart + times * others.apart,
                    families + times * others.families,
                    distinct + times * others.distinct);
        }
    }

    /**
     * What families are to be like.
     *
     * @param likeness the figures
     * @param wanted what they were of the rows learnt from
     */
    record Goal(Likeness likeness, LikenessState wanted) {
        /**
         * How far families are from it: a weighted sum of squares.
         *
         * @param sums what they add up to
         * @param moments what the shares of the classes say
         */
        double off(Sums sums, Classes.Moments moments) {
            LikenessState figures = likeness.figures(sums, moments);
            double between = figures.between() - wanted.between();
            double apart = figures.apart() - wanted.apart();
            double distinct = figures.distinct() - wanted.distinct();
            return BETWEEN * between * between + APART * apart * apart + distinct * distinct;
        }
    }

    /**
     * Begins.
     *
     * @param category whether the column is a category
     * @param classes its classes
     */
    Likeness(boolean category, Classes classes) {
        this.category = category;
        this.classes = classes;
        this.variance = classes.moments().squaredRank();
    }

    /** The rows of a family: some of a column. */
    Sums of(double[] column, int from, int to) {
        double[] values = new double[to - from];
        int n = 0;
        int pairs = 0;
        double sum = 0;
        double apart = 0;
        double before = Double.NaN;
        for (int i = from; i < to; i++) {
            double value = column[i];
            double place = Double.isNaN(value) || category ? value : classes.rank(classes.of(value));
            if (!Double.isNaN(before) && !Double.isNaN(place)) {
                pairs++;
                apart += apart(before, place);
            }
            if (!Double.isNaN(place)) {
                sum += place;
                values[n++] = value;
            }
            before = place;
        }
        if (n == 0) {
            return Sums.NONE;
        }
        Arrays.sort(values, 0, n);
        double between = (category ? squaredCounts(values, n) : sum * sum) / n;
        return new Sums(n, between, pairs, apart, n > 1 ? 1 : 0, n > 1 ? (distinct(values, n) - 1.0) / (n - 1) : 0);
    }

    private double apart(double before, double place) {
        if (category) {
            return place == before ? 0 : 1;
        }
        return variance > LEAST ? (place - before) * (place - before) / (2 * variance) : 0;
    }

    /** Of the first of some values, which ascend, the sum of squares of how often each is there. */
    private static double squaredCounts(double[] values, int n) {
        double squares = 0;
        for (int from = 0, to; from < n; from = to) {
            to = from + 1;
            while (to < n && values[to] == values[from]) {
                to++;
            }
            squares += (double) (to - from) * (to - from);
        }
        return squares;
    }

    private static int distinct(double[] values, int n) {
        int distinct = 1;
        for (int i = 1; i < n; i++) {
            distinct += values[i] == values[i - 1] ? 0 : 1;
        }
        return distinct;
    }

    /**
     * What families add up to, as shares: none depends on how many there are.
     *
     * @param sums what they add up to
     * @param moments what the shares of the classes say
     */
    LikenessState figures(Sums sums, Classes.Moments moments) {
        double ofMean = category ? moments.squaredShare() : moments.rank() * moments.rank();
        double around = (category ? 1 : moments.squaredRank()) - ofMean;
        return new LikenessState(
                around > LEAST ? (sums.between() / Math.max(1, sums.rows()) - ofMean) / around : 0,
                sums.apart() / Math.max(1, sums.pairs()),
                sums.distinct() / Math.max(1, sums.families()));
    }
}
