package dev.hma.core.encode;

/** The range of whole numbers, and the greatest step that they are multiples of, counted from the smallest. */
final class WholeGrid {
    private boolean empty = true;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    /** One of the values. */
    private long reference;
    /** The greatest common divisor of all distances from the reference, without a sign; 0 if there is none yet. */
    private long divisor;

    void add(long value) {
        if (empty) {
            reference = value;
            empty = false;
        }
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (divisor != 1) {
            divisor = gcd(value > reference ? value - reference : reference - value, divisor);
        }
    }

    void merge(WholeGrid other) {
        if (!other.empty) {
            add(other.min);
            add(other.max);
            add(other.reference);
            divisor = gcd(other.divisor, divisor);
        }
    }

    long min() {
        return min;
    }

    long max() {
        return max;
    }

    /** The step; 1 if all values are equal, or so far apart that there is no telling. */
    long step() {
        return Math.max(1, divisor);
    }

    /** Of two numbers without a sign. */
    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = Long.remainderUnsigned(x, y);
            x = y;
            y = rest;
        }
        return x;
    }
}
