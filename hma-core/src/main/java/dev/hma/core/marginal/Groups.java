package dev.hma.core.marginal;

import java.util.Arrays;

/** Picks from very many counted values a few that describe their distribution. */
final class Groups {
    /** Towards both ends a group holds no more than this share of the rows that are still further out. */
    private static final int TAIL_SHARE = 8;

    private static final int MOST_POINTS = 1000;
    private static final int GROUPS = 800;

    private Groups() {}

    /** Per value whether a group ends with it: every value a group of its own if there are at most a thousand. */
    static boolean[] ends(long[] counts) {
        if (counts.length > MOST_POINTS) {
            return ends(counts, GROUPS);
        }
        boolean[] all = new boolean[counts.length];
        Arrays.fill(all, true);
        return all;
    }

    /** The number of groups that end. */
    static int number(boolean[] ends) {
        int groups = 0;
        for (boolean end : ends) {
            groups += end ? 1 : 0;
        }
        return groups;
    }

    /**
     * Cuts counted values into groups of about equal numbers of rows, ever smaller ones in the tails, so that the
     * extremes stay what they are and long tails keep their shape.
     *
     * @param counts rows per value; entries of 0 are skipped
     * @param groups about how many groups in the body; the tails add up to some 100 more
     * @return per value whether a group ends with it
     */
    static boolean[] ends(long[] counts, int groups) {
        long total = Arrays.stream(counts).sum();
        long most = Math.max(1, (total + groups - 1) / groups);
        boolean[] ends = new boolean[counts.length];
        long before = 0;
        long inside = 0;
        long quota = 1;
        int last = -1;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                inside += counts[i];
                last = i;
                if (inside >= quota) {
                    ends[i] = true;
                    before += inside;
                    inside = 0;
                    quota = Math.max(1, Math.min(most, Math.min(before, total - before) / TAIL_SHARE));
                }
            }
        }
        if (last >= 0) {
            ends[last] = true;
        }
        return ends;
    }

    /** The largest number that at most {@code most} of the given ones exceed; 0 if there are no more than that. */
    static long cutOff(long[] numbers, int most) {
        if (numbers.length <= most) {
            return 0;
        }
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1 - most];
    }

    /** The same for numbers that are not negative. */
    static double cutOff(double[] numbers, int most) {
        if (numbers.length <= most) {
            return -1;
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1 - most];
    }
}
