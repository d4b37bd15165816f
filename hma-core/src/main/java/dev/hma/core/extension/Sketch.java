package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.core.work.Orders;
import java.util.Arrays;

/**
 * How often each code of a category occurs among the rows of a family, in few sums: the counts themselves where there are
 * few codes, else sums of random signs, from which the frequent codes and the sum of squared counts can be told (Alon,
 * Matias, Szegedy: The Space Complexity of Approximating the Frequency Moments, JCSS 58, 1999; Charikar, Chen,
 * Farach-Colton: Finding Frequent Items in Data Streams, ICALP 2002). Sums, so that order and partitions do not matter.
 */
final class Sketch {
    /** The number of sums, and the most codes that are counted one by one. */
    static final int CELLS = 32;
    /** No code: the family has none that stands out. */
    static final int NONE = -1;
    /** Below this sum of squared shares no code stands out from what signs say by chance. */
    private static final double DIFFUSE = 0.12;

    private final int levels;
    private final int cells;
    /** Per code its signs, a bit each; empty if codes are counted. */
    private final int[] words;

    /** The words with their codes, ascending by word: the word in the upper half, the code's rank in the lower. */
    private final long[] ranks;
    /** The codes, the most frequent first. */
    private final int[] order;

    /**
     * Lays out the sums.
     *
     * @param probabilities per code how frequent it is: the most frequent ones do not disturb one another
     */
    Sketch(double[] probabilities) {
        this.levels = probabilities.length;
        this.cells = cells(levels);
        this.words = new int[levels > CELLS ? levels : 0];
        this.order = Orders.sorted(words.length, (a, b) -> Double.compare(probabilities[b], probabilities[a]));
        this.ranks = new long[words.length];
        for (int rank = 0; rank < order.length; rank++) {
            words[order[rank]] = rank < CELLS ? orthogonal(rank) : word(order[rank]);
            ranks[rank] = (long) words[order[rank]] << 32 | rank;
        }
        Arrays.sort(ranks);
    }

    /** A row of Sylvester's Hadamard matrix. */
    private static int orthogonal(int row) {
        int word = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            word |= (Integer.bitCount(row & cell) & 1) << cell;
        }
        return word;
    }

    /** Thirty-two random bits (the finaliser of MurmurHash3 by Appleby). */
    private static int word(int code) {
        int h = code * 0x9E3779B9 + 0x7F4A7C15;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    int cells() {
        return cells;
    }

    /** {@return the number of sums for a category of so many codes} */
    static int cells(int levels) {
        return Math.min(levels, CELLS);
    }

    /** Adds a row with a code to the sums that begin at an index. */
    void add(int code, long[] sums, int at) {
        if (words.length == 0) {
            sums[at + code]++;
            return;
        }
        for (int j = 0; j < cells; j++) {
            sums[at + j] += sign(code, j);
        }
    }

    private int sign(int code, int cell) {
        return 2 * ((words[code] >>> cell) & 1) - 1;
    }

    /** The sums of a family. */
    double[] of(FeatureBatch families, int at, int family) {
        double[] sums = new double[cells];
        for (int j = 0; j < cells; j++) {
            sums[j] = families.column(at + j)[family];
        }
        return sums;
    }

    /** Takes a row away from a family's sums. */
    void remove(int code, double[] sums) {
        if (words.length == 0) {
            sums[code]--;
            return;
        }
        for (int j = 0; j < cells; j++) {
            sums[j] -= sign(code, j);
        }
    }

    /** The sum over codes of their squared counts; an estimate without bias if signs were added. */
    double squaredCounts(double[] sums) {
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        return words.length == 0 ? squares : squares / cells;
    }

    /**
     * The share of pairs of different rows that have the same code.
     *
     * @param sums the sums of a family
     * @param n its number of rows
     * @return the share, 0 to 1; NaN for fewer than two rows
     */
    double coincidence(double[] sums, double n) {
        if (n < 2) {
            return Double.NaN;
        }
        return Math.max(0, Math.min(1, (squaredCounts(sums) - n) / (n * (n - 1))));
    }

    /** The most frequent code of a family of n rows, the first of equals; {@link #NONE} if none stands out. */
    int mode(double[] sums, double n) {
        if (n < 1) {
            return NONE;
        }
        if (words.length == 0) {
            int most = 0;
            for (int code = 1; code < cells; code++) {
                most = sums[code] > sums[most] ? code : most;
            }
            return most;
        }
        int word = 0;
        for (int j = 0; j < cells; j++) {
            word |= sums[j] > 0 ? 1 << j : 0;
        }
        int code = codeOf(word);
        if (code != NONE) {
            return code;
        }
        return squaredCounts(sums) < DIFFUSE * n * n ? NONE : nearest(sums);
    }

    /** The most frequent code with exactly these signs; {@link #NONE} if no code has them. */
    private int codeOf(int word) {
        int at = Arrays.binarySearch(ranks, (long) word << 32);
        int first = at >= 0 ? at : -at - 1;
        return first < ranks.length && (int) (ranks[first] >> 32) == word ? order[(int) ranks[first]] : NONE;
    }

    /** The code whose signs agree best with the sums. */
    private int nearest(double[] sums) {
        int best = NONE;
        double most = 0;
        for (int code = 0; code < levels; code++) {
            double count = 0;
            for (int j = 0; j < cells; j++) {
                count += sign(code, j) * sums[j];
            }
            if (count > most) {
                most = count;
                best = code;
            }
        }
        return best;
    }
}
