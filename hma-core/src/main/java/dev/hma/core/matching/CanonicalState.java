package dev.hma.core.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the matcher {@code canonical} learns.
 *
 * @param directions per dimension the weights of the scores of the parent's features
 * @param contexts per dimension the weights of the scores of the child's features and of those of its generating parent
 * @param correlations per dimension the canonical correlation, the largest first
 * @param pairs what the rows of one partner are like; null if partners are not exchanged
 */
public record CanonicalState(
        double[][] directions,
        double[][] contexts,
        double[] correlations,
        @Nullable PairsState pairs) {
    /** Checks the shapes. */
    public CanonicalState {
        if (directions.length != correlations.length || contexts.length != correlations.length) {
            throw new IllegalArgumentException(directions.length + " directions, " + contexts.length + " contexts and "
                    + correlations.length + " correlations");
        }
        check(directions);
        check(contexts);
        for (double correlation : correlations) {
            if (!(correlation >= 0 && correlation <= 1)) {
                throw new IllegalArgumentException("the canonical correlation " + correlation + " is not in 0 to 1");
            }
        }
    }

    private static void check(double[][] weights) {
        for (double[] direction : weights) {
            if (direction.length != weights[0].length
                    || !Arrays.stream(direction).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("the direction " + Arrays.toString(direction) + " is malformed");
            }
        }
    }

    /** The same with what the rows of one partner are like. */
    CanonicalState with(PairsState learnt) {
        return new CanonicalState(directions, contexts, correlations, learnt);
    }

    /**
     * What real rows and their partners are like.
     *
     * @param between per feature of the context the share of its variance that lies between partners, 0 to 1: of its scores or, of a
     *     category, of the indicators of its codes. What chance puts there is not taken off
     * @param distinct per feature of the context the number of different pairs of a partner and a value, as a share of the rows
     *     that have a value, 0 to 1
     * @param correlations per feature of the context, and per feature of the partner that is no summary of its children, the
     *     correlation of scores, a missing one being as on average, -1 to 1
     * @param succession how the rows of one partner follow one another; null if by no feature
     */
    public record PairsState(
            double[] between,
            double[] distinct,
            double[][] correlations,
            @Nullable SuccessionState succession) {
        /** Checks shapes and ranges. */
        public PairsState {
            if (distinct.length != between.length || correlations.length != between.length) {
                throw new IllegalArgumentException(between.length + " shares between partners, " + distinct.length
                        + " of different values and correlations of " + correlations.length + " features");
            }
            check("share between partners", between, 0);
            check("share of different values", distinct, 0);
            for (double[] ofFeature : correlations) {
                if (ofFeature.length != correlations[0].length) {
                    throw new IllegalArgumentException("correlations with " + ofFeature.length + " and "
                            + correlations[0].length + " of the partner's features");
                }
                check("correlation with a partner's feature", ofFeature, -1);
            }
        }

        /** The same with how the rows of one partner follow one another. */
        PairsState with(@Nullable SuccessionState learnt) {
            return new PairsState(between, distinct, correlations, learnt);
        }
    }

    /**
     * How the rows of one partner follow one another.
     *
     * @param by the feature of the child that they follow one another by
     * @param next per feature of the child itself how alike neighbours are: the mean product of their standardised scores or, of a
     *     category, the share of those that have the same code, -1 to 1
     */
    public record SuccessionState(int by, double[] next) {
        /** Checks the ranges. */
        public SuccessionState {
            if (by < 0 || by >= next.length) {
                throw new IllegalArgumentException("rows follow one another by feature " + by + " of " + next.length);
            }
            check("likeness of neighbours", next, -1);
        }
    }

    private static void check(String what, double[] figures, double least) {
        for (double figure : figures) {
            if (!(figure >= least && figure <= 1)) {
                throw new IllegalArgumentException(
                        "the " + what + " " + figure + " is not in " + (int) least + " to 1");
            }
        }
    }
}
