package dev.hma.core.matching;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.core.matching.CanonicalState.PairsState;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The wish for all real rows with their partners, to learn what those of one partner are like.
 *
 * @param joined the frame of learning
 * @param fit what becomes of it
 * @param <R> what is learnt
 */
record PairLearning<R>(Frame joined, Function<PairsState, R> fit) implements Learning.Rows<R> {
    private static final int NONE = -1;
    /** The most values that are held in memory, those of partners with them. */
    private static final long MOST_VALUES = 6_000_000;

    /** Whether there are few enough rows. */
    static boolean suits(Frame joined, long rows) {
        return new PairFeatures(joined).suit(rows) && rows <= MOST_VALUES / joined.size();
    }

    @Override
    public long limit() {
        return Long.MAX_VALUE;
    }

    @Override
    public Learning<R> next(FeatureBatch rows) {
        int[] partners = new int[rows.size()];
        Arrays.setAll(partners, i -> rows.families().length > 0 ? rows.families()[i] : NONE);
        PairFeatures features = new PairFeatures(joined);
        PairedRows paired = features.paired(rows, parents(rows, partners), partners);
        PairsState figures = new PairSums(paired).figures();
        return new Done<>(fit.apply(figures.with(Succession.learn(paired, features.own(), figures.distinct()))));
    }

    /** The features of the partners, of each as its first row has them: what does not sum up children is the same in all. */
    private FeatureBatch parents(FeatureBatch rows, int[] partners) {
        int context = joined.context();
        int n = 1 + Arrays.stream(partners).max().orElse(NONE);
        FeatureBatch parents = FeatureBatch.allocate(0, n, joined.size() - context);
        for (int k = 0; k < parents.features(); k++) {
            double[] column = rows.column(context + k);
            for (int i = partners.length - 1; i >= 0; i--) {
                if (partners[i] >= 0) {
                    parents.column(k)[partners[i]] = column[i];
                }
            }
        }
        return parents;
    }
}
