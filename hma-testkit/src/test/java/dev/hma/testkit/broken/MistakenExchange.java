package dev.hma.testkit.broken;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.matching.Matching;
import dev.hma.api.matching.Pairs;
import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.random.Draws;
import dev.hma.testkit.reference.SortedMatcher;
import java.util.concurrent.atomic.AtomicInteger;

/** Matchers whose rows exchange partners with the next of their group, correctly and with one mistake each. */
public enum MistakenExchange implements ParentMatcher<SortedMatcher.State> {
    /** As it should be. */
    CORRECT,
    /** Rows exchange with the next one of any group. */
    LEAVES_GROUPS,
    /** Rows of no group are taken for one more group. */
    MOVES_ROWS_OF_NO_GROUP,
    /** A row takes the partner of the other one, which keeps it. */
    GIVES_CHILDREN_AWAY,
    /** A row without a value gets another parent. */
    MISPLACES_WHAT_IS_MISSING,
    /** Every other call exchanges nothing. */
    COUNTS_ITS_CALLS,
    /** A feature of the children becomes another one. */
    OVERWRITES_FEATURES,
    /** Nothing is exchanged by a matching that was restored. */
    ONLY_WHEN_LEARNT;

    private static final SortedMatcher SORTED = new SortedMatcher();

    @Override
    public Learning<Matching> learn(Frame joined) {
        return new Learning.Done<>(new Exchanging(this, SORTED.learn(joined).result(), true, new AtomicInteger()));
    }

    @Override
    public Matching restore(Frame joined, SortedMatcher.State state) {
        return new Exchanging(this, SORTED.restore(joined, state), false, new AtomicInteger(1));
    }

    private record Exchanging(MistakenExchange mistake, Matching correct, boolean learnt, AtomicInteger calls)
            implements WrappedMatching {
        @Override
        public boolean exchanges(int rows) {
            return true;
        }

        @Override
        public void exchange(Pairs pairs, Draws draws, int[] partner) {
            boolean skips = mistake == ONLY_WHEN_LEARNT && !learnt
                    || mistake == COUNTS_ITS_CALLS && calls.getAndIncrement() % 2 == 1;
            for (int i = 0; i < partner.length && !skips; i++) {
                int other = next(pairs.groups(), i);
                if (other >= 0 && partner[i] >= 0 && partner[other] >= 0) {
                    int given = partner[i];
                    partner[i] = partner[other];
                    partner[other] = mistake == GIVES_CHILDREN_AWAY ? partner[other] : given;
                }
            }
            FeatureBatch children = pairs.children();
            if (mistake == OVERWRITES_FEATURES && children.features() > 0) {
                children.column(0)[0] = 0;
            }
            if (mistake == MISPLACES_WHAT_IS_MISSING && children.features() > 0 && children.size() > 0) {
                partner[0] = Double.isNaN(children.column(0)[0]) ? 1 + partner[0] : partner[0];
            }
        }

        /** The next row that a row exchanges partners with; -1 if there is none. */
        private int next(int[] groups, int row) {
            if (groups[row] < 0 && mistake != MOVES_ROWS_OF_NO_GROUP) {
                return -1;
            }
            for (int other = row + 1; other < groups.length; other++) {
                boolean may = mistake == LEAVES_GROUPS ? groups[other] >= 0 : groups[other] == groups[row];
                if (may) {
                    return other;
                }
            }
            return -1;
        }
    }
}
