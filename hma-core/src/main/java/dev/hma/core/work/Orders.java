package dev.hma.core.work;

import java.util.function.IntBinaryOperator;

/** Sorting row numbers without boxing them. */
public final class Orders {
    private Orders() {}

    /**
     * The numbers 0 to n-1, sorted stably.
     *
     * @param n how many
     * @param compare negative, zero or positive as its first number comes before, with or after its second one
     * @return the numbers in ascending order
     */
    public static int[] sorted(int n, IntBinaryOperator compare) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        int[] from = order;
        int[] to = new int[n];
        for (int width = 1; width < n; width *= 2) {
            for (int start = 0; start < n; start += 2 * width) {
                merge(from, to, start, Math.min(start + width, n), Math.min(start + 2 * width, n), compare);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    /**
     * The numbers 0 to n-1, sorted by keys, and among equal keys by ties, in one pass over the keys per byte that differs:
     * several times faster for a million keys than comparing them.
     *
     * @param keys a key per number; NaN comes last, -0.0 before 0.0
     * @param ties a tie per number; equal ones stay in order
     * @return the numbers in ascending order
     */
    public static int[] sorted(double[] keys, long[] ties) {
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        long[] words = new long[keys.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = ties[i] ^ Long.MIN_VALUE;
        }
        order = byBytes(words, order);
        for (int i = 0; i < words.length; i++) {
            long bits = Double.doubleToLongBits(keys[order[i]]);
            // Ascending as unsigned numbers: negative ones are stored by their magnitude.
            words[i] = bits ^ (bits >> 63 | Long.MIN_VALUE);
        }
        return byBytes(words, order);
    }

    /** Radix sort by the words, from the lowest byte on; the numbers go with their words. */
    private static int[] byBytes(long[] words, int[] numbers) {
        int n = words.length;
        long[] fromWords = words;
        long[] toWords = new long[n];
        int[] from = numbers;
        int[] to = new int[n];
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            int[] next = starts(fromWords, shift);
            if (next.length == 0) {
                continue;
            }
            for (int i = 0; i < n; i++) {
                int at = next[(int) (fromWords[i] >>> shift) & 0xFF]++;
                toWords[at] = fromWords[i];
                to[at] = from[i];
            }
            long[] swapWords = fromWords;
            fromWords = toWords;
            toWords = swapWords;
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    /** Where the words of every byte begin; empty if all have the same byte. */
    private static int[] starts(long[] words, int shift) {
        int[] counts = new int[1 << Byte.SIZE];
        for (long word : words) {
            counts[(int) (word >>> shift) & 0xFF]++;
        }
        int start = 0;
        for (int b = 0; b < counts.length; b++) {
            int count = counts[b];
            if (count == words.length) {
                return new int[0];
            }
            counts[b] = start;
            start += count;
        }
        return counts;
    }

    private static void merge(int[] from, int[] to, int start, int middle, int end, IntBinaryOperator compare) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right >= end || left < middle && compare.applyAsInt(from[left], from[right]) <= 0;
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
