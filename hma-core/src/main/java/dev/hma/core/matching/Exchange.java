package dev.hma.core.matching;

import dev.hma.api.random.Draws;
import dev.hma.core.work.Orders;
import java.util.Arrays;

/**
 * Lets pairs of rows exchange their partners as long as that brings the table nearer to its goal (combinatorial optimisation: P.
 * Williamson, M. Birkin, P. H. Rees, The estimation of population microdata by using data from small area statistics and samples
 * of anonymised records, Environment and Planning A 30, 1998).
 */
final class Exchange {
    /** Where figures are this near, squared, what rows wish for counts more. */
    private static final double NEAR = 1e-6;
    /** A round that leaves more than this of what is off is the last. */
    private static final double LITTLE = 0.99;

    /** One in so many rows of a group is near to another. */
    private static final int NEAR_IN = 64;

    private final PairGoal goal;
    /** The rows that may exchange partners, group by group. */
    private final int[] free;
    /** Per free row where its group begins. */
    private final int[] from;
    /** Per free row how many its group has. */
    private final int[] size;

    /**
     * Begins.
     *
     * @param goal the rows, and what they are to be like
     * @param groups per row its group, negative if it keeps its partner
     */
    Exchange(PairGoal goal, int[] groups) {
        this.goal = goal;
        int[] order = Orders.sorted(groups.length, (a, b) -> {
            int byGroup = Integer.compare(groups[a], groups[b]);
            return byGroup != 0 ? byGroup : Double.compare(goal.order(a), goal.order(b));
        });
        int bound = 0;
        while (bound < order.length && groups[order[bound]] < 0) {
            bound++;
        }
        this.free = Arrays.copyOfRange(order, bound, order.length);
        this.from = new int[free.length];
        this.size = new int[free.length];
        for (int start = 0, end; start < free.length; start = end) {
            end = start + 1;
            while (end < free.length && groups[free[end]] == groups[free[start]]) {
                end++;
            }
            Arrays.fill(from, start, end, start);
            Arrays.fill(size, start, end, end - start);
        }
    }

    /**
     * Exchanges partners.
     *
     * @param rounds how often a row is proposed to exchange its partner
     * @param draws the random numbers
     */
    void run(int rounds, Draws draws) {
        for (int round = 0; round < rounds && goal.off() > NEAR; round++) {
            double before = goal.off();
            for (int k = 0; k < free.length; k++) {
                long step = (long) round * free.length + k;
                int one = draws.index(step, 0, free.length);
                goal.exchange(free[one], free[other(one, step, draws)]);
            }
            if (goal.off() > LITTLE * before) {
                return;
            }
        }
    }

    /**
     * Another row of the group. Every second one is near in the order of rows: such an exchange hardly changes what follows what, and
     * lets all the rest come nearer.
     */
    private int other(int one, long step, Draws draws) {
        int reach = goal.isOrdered() && step % 2 == 1 ? 1 + size[one] / NEAR_IN : size[one];
        int first = Math.max(from[one], Math.min(from[one] + size[one] - reach, one - reach / 2));
        return first + draws.index(step, 1, reach);
    }
}
