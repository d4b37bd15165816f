package dev.hma.api.learning;

import dev.hma.api.feature.FeatureBatch;

/**
 * An estimation as a continuation: it asks for one reading of the rows, gets what it asked for, and answers with its next
 * wish or with the result.
 *
 * <p>There are two wishes. {@link Sums} is the one to prefer: the engine owns the totals, so the estimation can be merged
 * by addition, spread over threads and machines, and undone by subtraction, and its author writes none of that.
 * {@link Rows} is for methods that need to see rows again and again, such as trees.
 *
 * <p>{@code next} is called by one thread. If it has much to do it may use parallel streams: the engine calls it where these
 * take as many threads as users allow. Threads or pools of its own it should not start. What it gives must not depend on
 * their number: what is added up across them are longs.
 *
 * @param <R> what is learnt
 */
public sealed interface Learning<R> {
    /**
     * The wish for sums over all rows.
     *
     * @param <R> what is learnt
     */
    non-sealed interface Sums<R> extends Learning<R> {
        /** {@return the number of totals} */
        int cells();

        /**
         * Adds the rows of a batch to the totals. A sum over rows (families, if families are the rows) of a function of
         * one row: batches may be of any size and come in any order, from several threads with cells of their own.
         *
         * @param rows the rows; not to be kept
         * @param cells the totals to add to, {@link #cells()} long
         */
        void add(FeatureBatch rows, long[] cells);

        /**
         * Goes on with the totals over all rows. No side effects: it may be called again.
         *
         * @param totals the totals
         * @return the next wish, or the result
         */
        Learning<R> next(long[] totals);

        /**
         * The most that one row can change a total, in magnitude: what privacy noise is scaled by.
         *
         * @param cell the index of the total
         * @return the bound; {@link Long#MAX_VALUE} if there is none
         */
        default long bound(int cell) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * The wish for the rows themselves.
     *
     * @param <R> what is learnt
     */
    non-sealed interface Rows<R> extends Learning<R> {
        /** {@return the most rows that are wanted; of more, that many are drawn by their address} */
        long limit();

        /**
         * Goes on with the rows.
         *
         * @param rows all rows, or {@link #limit()} of them, in their order; not to be kept
         * @return the next wish, or the result
         */
        Learning<R> next(FeatureBatch rows);
    }

    /**
     * The end.
     *
     * @param result what was learnt
     * @param <R> what is learnt
     */
    record Done<R>(R result) implements Learning<R> {}
}
