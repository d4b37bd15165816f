package dev.hma.core.matching;

import dev.hma.api.random.Draws;

/** Sorts indices without an object per index. */
final class Sorting {
    private Sorting() {}

    /** Sorts indices by their keys; those of equal keys are in a random order, the same for the same draws. */
    static void sort(int[] order, double[] keys, Draws draws) {
        int n = order.length;
        long[] ties = new long[n];
        for (int i = 0; i < n; i++) {
            ties[i] = draws.bits(i, 0);
        }
        int[] from = order;
        int[] to = new int[n];
        for (int width = 1; width < n; width *= 2) {
            for (int low = 0; low < n; low += 2 * width) {
                merge(from, to, low, Math.min(n, low + width), Math.min(n, low + 2 * width), keys, ties);
            }
            int[] swapped = from;
            from = to;
            to = swapped;
        }
        if (from != order) {
            System.arraycopy(from, 0, order, 0, n);
        }
    }

    private static void merge(int[] from, int[] to, int low, int middle, int high, double[] keys, long[] ties) {
        int a = low;
        int b = middle;
        for (int at = low; at < high; at++) {
            boolean first = a < middle && (b >= high || !before(from[b], from[a], keys, ties));
            to[at] = first ? from[a++] : from[b++];
        }
    }

    private static boolean before(int a, int b, double[] keys, long[] ties) {
        int byKey = Double.compare(keys[a], keys[b]);
        return byKey < 0 || byKey == 0 && ties[a] < ties[b];
    }
}
