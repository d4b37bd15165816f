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

    private static void merge(int[] from, int[] to, int start, int middle, int end, IntBinaryOperator compare) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right >= end || left < middle && compare.applyAsInt(from[left], from[right]) <= 0;
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
