package dev.hma.core.fit;

/** Sums in arrays of whole numbers. */
final class Sums {
    private Sums() {}

    /** Adds the second to the first; overflow is an error, never a wrong model. */
    static void add(long[] sum, long[] other) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.addExact(sum[i], other[i]);
        }
    }
}
