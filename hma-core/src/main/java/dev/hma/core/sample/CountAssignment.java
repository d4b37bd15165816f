package dev.hma.core.sample;

import dev.hma.api.random.Draws;
import dev.hma.core.model.ChildCounts;
import dev.hma.core.work.Orders;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives every parent of a sample its number of children: the distribution is that of the original, the total is exact, and
 * who has many follows the order in which the synthesizer ranks them.
 *
 * <p>Drawing the numbers independently would lose or multiply the few parents that own most children. Instead the parent
 * of rank r among n takes the mean of the original distribution between its r/n and (r+1)/n quantiles: at the original's
 * size these are the original numbers themselves. What is not whole is rounded along the running sum, which keeps the
 * total exact and never turns a zero into a positive number.
 */
final class CountAssignment {
    private CountAssignment() {}

    /**
     * Assigns numbers of children.
     *
     * @param original the original distribution
     * @param rank what to rank the parents by, a value per parent; null to rank them at random
     * @param parents the number of parents
     * @param total the total to reach; at most {@code parents * cap}
     * @param cap the most children that one parent may have
     * @param draws breaks ties between ranks
     * @return the number per parent
     */
    static int[] assign(
            ChildCounts original, double @Nullable [] rank, int parents, long total, long cap, Draws draws) {
        return assign(original, rank, parents, total, parent -> cap, draws);
    }

    /** The same with a cap for every parent; together they allow the total. */
    static int[] assign(
            ChildCounts original,
            double @Nullable [] rank,
            int parents,
            long total,
            IntToLongFunction cap,
            Draws draws) {
        double[] wanted = new double[parents];
        int[] order = order(rank, parents, draws);
        double[] means = quantileMeans(original, parents);
        for (int r = 0; r < parents; r++) {
            wanted[order[r]] = means[r];
        }
        scale(wanted, total, cap);
        return round(wanted, total, cap, draws);
    }

    /** The parents in ascending order of rank, ties in an order of their own. */
    private static int[] order(double @Nullable [] rank, int parents, Draws draws) {
        long[] tie = new long[parents];
        for (int i = 0; i < parents; i++) {
            tie[i] = draws.bits(i, 0);
        }
        return Orders.sorted(parents, (a, b) -> {
            int byRank = rank == null ? 0 : Double.compare(rank[a], rank[b]);
            return byRank != 0 ? byRank : Long.compare(tie[a], tie[b]);
        });
    }

    /**
     * The mean of the original distribution between neighbouring n-quantiles. An original parent is n units wide and a new
     * one as many units as there were parents, so that the overlaps are whole numbers.
     */
    static double[] quantileMeans(ChildCounts original, int n) {
        double[] means = new double[n];
        long width = original.totalParents();
        if (width == 0) {
            return means;
        }
        int at = 0;
        long left = original.parents()[0] * n;
        for (int r = 0; r < n; r++) {
            long open = width;
            double sum = 0;
            while (open > 0) {
                long taken = Math.min(open, left);
                sum += (double) taken * original.children()[at];
                open -= taken;
                left -= taken;
                if (left == 0 && at + 1 < original.parents().length) {
                    left = original.parents()[++at] * n;
                }
            }
            means[r] = sum / width;
        }
        return means;
    }

    /** Multiplies so that the sum is the total, with no value above its cap. */
    private static void scale(double[] wanted, long total, IntToLongFunction cap) {
        double sum = 0;
        double room = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += wanted[i];
            room += wanted[i] > 0 ? (double) cap.applyAsLong(i) : 0;
        }
        if (total == 0) {
            Arrays.fill(wanted, 0);
            return;
        }
        if (sum == 0 || room < (double) total) {
            // Those that have children cannot take them all.
            double share = (double) total / wanted.length;
            sum = 0;
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = Math.max(share, Math.min((double) cap.applyAsLong(i), wanted[i]));
                sum += wanted[i];
            }
        }
        double factor = total / sum;
        boolean over = false;
        for (int i = 0; i < wanted.length; i++) {
            over |= wanted[i] * factor > (double) cap.applyAsLong(i);
        }
        if (over) {
            factor = cappedFactor(wanted, total, cap, factor);
        }
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = Math.min((double) cap.applyAsLong(i), wanted[i] * factor);
        }
    }

    private static double cappedFactor(double[] wanted, long total, IntToLongFunction cap, double start) {
        double low = start;
        double high = start;
        while (capped(wanted, high, cap) < total && high < 1e18) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = 0.5 * (low + high);
            if (capped(wanted, middle, cap) < total) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double capped(double[] wanted, double factor, IntToLongFunction cap) {
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += Math.min((double) cap.applyAsLong(i), wanted[i] * factor);
        }
        return sum;
    }

    private static int[] round(double[] wanted, long total, IntToLongFunction cap, Draws draws) {
        int[] counts = new int[wanted.length];
        double offset = draws.uniform(0, 1);
        double running = 0;
        long given = 0;
        for (int i = 0; i < wanted.length; i++) {
            running += wanted[i];
            long upTo = (long) Math.floor(running + offset);
            // The running sum is off by rounding at most; what whole numbers there are stay whole.
            if (wanted[i] == Math.rint(wanted[i]) && upTo - given != (long) wanted[i] && isWhole(running)) {
                upTo = given + (long) wanted[i];
            }
            long count = Math.max(0, Math.min(Math.min(cap.applyAsLong(i), total - given), upTo - given));
            counts[i] = (int) count;
            given += count;
        }
        spreadRest(counts, wanted, total - given, cap);
        return counts;
    }

    private static boolean isWhole(double x) {
        return Math.abs(x - Math.rint(x)) < 1e-9;
    }

    /** What rounding and the cap have left over goes to parents that want children and can take more. */
    private static void spreadRest(int[] counts, double[] wanted, long rest, IntToLongFunction cap) {
        for (int pass = 0; pass < 2 && rest > 0; pass++) {
            boolean any = true;
            while (rest > 0 && any) {
                any = false;
                for (int i = counts.length - 1; i >= 0 && rest > 0; i--) {
                    if (counts[i] < cap.applyAsLong(i) && (pass == 1 || wanted[i] > 0)) {
                        counts[i]++;
                        rest--;
                        any = true;
                    }
                }
            }
        }
        if (rest > 0) {
            throw new IllegalStateException(rest + " children are left for parents that can take no more");
        }
    }
}
