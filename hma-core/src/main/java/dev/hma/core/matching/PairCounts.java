package dev.hma.core.matching;

/**
 * How many rows every pair of a partner and a value has: open addressing, in one array of words that hold a pair and its
 * number of rows.
 */
final class PairCounts {
    /** The bits of a word that count rows. */
    private static final int COUNT = 21;
    /** The bits of a word for a value; what is left is for the partner. */
    private static final int VALUE = 21;

    private static final long ONE_ROW = 1;
    private static final long ROWS = (1L << COUNT) - 1;

    /** The most rows: so that pair and count fit into a word. */
    static final int MOST = (1 << COUNT) - 1;

    private long[] words = new long[64];
    private int pairs;

    private static long pair(int partner, int value) {
        return (long) partner << VALUE | value;
    }

    /** {@return how many pairs there are} */
    int pairs() {
        return pairs;
    }

    /** {@return how many rows a pair has} */
    int rows(int partner, int value) {
        return (int) (words[find(pair(partner, value))] & ROWS);
    }

    /** One row more. */
    void add(int partner, int value) {
        int at = find(pair(partner, value));
        if (words[at] != 0) {
            words[at] += ONE_ROW;
            return;
        }
        words[at] = pair(partner, value) << COUNT | ONE_ROW;
        pairs++;
        if (2 * pairs > words.length) {
            grow();
        }
    }

    /** One row less, of a pair that has rows. */
    void remove(int partner, int value) {
        int at = find(pair(partner, value));
        if ((words[at] & ROWS) > 1) {
            words[at] -= ONE_ROW;
            return;
        }
        pairs--;
        close(at);
    }

    /** The place of a pair, or the free one where it would go. */
    private int find(long pair) {
        int mask = words.length - 1;
        int at = home(pair, mask);
        while (words[at] != 0 && words[at] >>> COUNT != pair) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static int home(long pair, int mask) {
        long mixed = pair * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }

    /** Empties a place, and moves up those that would not be found behind the gap. */
    private void close(int gap) {
        int mask = words.length - 1;
        int at = gap;
        int free = gap;
        while (true) {
            at = at + 1 & mask;
            if (words[at] == 0) {
                break;
            }
            int wayFromHome = at - home(words[at] >>> COUNT, mask) & mask;
            if (wayFromHome >= (at - free & mask)) {
                words[free] = words[at];
                free = at;
            }
        }
        words[free] = 0;
    }

    private void grow() {
        long[] before = words;
        words = new long[2 * before.length];
        for (long word : before) {
            if (word != 0) {
                words[find(word >>> COUNT)] = word;
            }
        }
    }
}
