package dev.hma.core.learn;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.core.work.Workers;

/** Rows that a learning can have its wishes fulfilled from. */
public interface LearningRows {
    /**
     * The totals over all rows.
     *
     * @param wish the wish
     * @return an array of as many totals as the wish has cells
     */
    long[] totals(Learning.Sums<?> wish);

    /**
     * All rows, or some of them drawn by their address.
     *
     * @param limit the most rows that are wanted
     * @return the rows, in order
     */
    FeatureBatch rows(long limit);

    /**
     * Goes through a learning to its result. Where a step uses parallel streams, they run on as many threads as there are
     * workers.
     *
     * @param first the first wish
     * @param rows the rows
     * @param workers the threads
     * @param <R> what is learnt
     * @return the result
     */
    static <R> R learn(Learning<R> first, LearningRows rows, Workers workers) {
        Learning<R> learning = first;
        while (true) {
            if (learning instanceof Learning.Done<R> done) {
                return done.result();
            }
            if (learning instanceof Learning.Sums<R> sums) {
                long[] totals = rows.totals(sums);
                learning = workers.spread(() -> sums.next(totals));
            } else {
                Learning.Rows<R> wish = (Learning.Rows<R>) learning;
                FeatureBatch wanted = rows.rows(wish.limit());
                learning = workers.spread(() -> wish.next(wanted));
            }
        }
    }
}
