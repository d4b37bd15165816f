package dev.hma.api.matching;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import java.util.Arrays;

/**
 * Finds partners for child rows among the slots that parents offer. Immutable and thread-safe.
 *
 * <p>Parents are summarised in a few dimensions; the summaries join the child's modelled columns, so that a child row is
 * drawn together with the summary of the parent it would like to have. Matching then happens among summaries alone.
 */
public interface Matching {
    /** {@return the number of dimensions of a summary; 0 if partners are found without any} */
    int dimensions();

    /**
     * How much of a dimension is no noise of small families.
     *
     * @param dimension an index below {@link #dimensions()}
     * @return the share of the dimension's variance over the real rows, 0 to 1; 1 by default
     */
    default double reliability(int dimension) {
        return 1;
    }

    /**
     * Summaries of parents.
     *
     * @param parents the parents' features
     * @param out receives the summaries, a feature per dimension
     */
    void summarise(FeatureBatch parents, FeatureBatch out);

    /**
     * What child rows by themselves lead to expect of the summaries of their partners.
     *
     * @param children the child rows: the features that the frame of learning has as context
     * @param out receives per dimension a number that is the larger the larger a summary is to be expected, in any unit; NaN
     *     for nothing, which is the default
     */
    default void expect(FeatureBatch children, FeatureBatch out) {
        for (int d = 0; d < dimensions(); d++) {
            Arrays.fill(out.column(d), 0, out.size(), Double.NaN);
        }
    }

    /**
     * Brings wishes nearer to what is expected: a synthesizer draws a wish with its row, and may have lost some of what the two
     * have to do with one another. By default nothing is changed.
     *
     * @param expected what {@link #expect} gave, an array per dimension with an entry per child row
     * @param wishes the wished-for summaries, an array per dimension with an entry per child row; may be changed. NaN where
     *     nothing is wished, which stays so
     */
    default void amend(double[][] expected, double[][] wishes) {}

    /**
     * Finds a partner for every child row.
     *
     * @param children the wished-for summaries, an array per dimension with an entry per child row
     * @param parents the summaries of the parents, an array per dimension with an entry per parent
     * @param slots how many children each parent takes; the sum is the number of child rows
     * @param draws the random numbers
     * @param partner receives the parent's index per child row
     */
    void match(double[][] children, double[][] parents, int[] slots, Draws draws, int[] partner);

    /**
     * Whether {@link #exchange} is worth its while.
     *
     * @param rows the number of child rows
     * @return whether partners of so many rows are exchanged; never by default
     */
    default boolean exchanges(int rows) {
        return false;
    }

    /**
     * Lets rows exchange their partners once all have been matched, so that what the rows of one parent have in common comes
     * out as in the data. By default nothing is changed.
     *
     * @param pairs the rows, the parents, and which rows may exchange partners
     * @param draws the random numbers
     * @param partner the parent's index per child row, -1 for none; changed in place such that in every group each parent keeps
     *     its number of rows
     */
    default void exchange(Pairs pairs, Draws draws, int[] partner) {}

    /** {@return what is needed to build this matching again} */
    Record state();
}
