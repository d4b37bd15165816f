package dev.hma.core.marginal;

import java.util.Arrays;

/**
 * Ascending numbers, to be searched often: evenly spaced buckets between the first and the last say where to look.
 */
final class SortedKeys {
    private static final int MOST_BUCKETS = 1 << 12;

    private final double[] keys;
    private final double halfFirst;
    private final double scale;

    /** The index of the first key in bucket b or a later one; one entry more than there are buckets. */
    private final int[] firstInBucket;

    /** The keys are finite and not descending; the array is not copied. */
    SortedKeys(double[] keys) {
        this.keys = keys;
        int n = keys.length;
        int buckets = Math.min(MOST_BUCKETS, Integer.highestOneBit(2 * n + 1));
        halfFirst = n == 0 ? 0 : 0.5 * keys[0];
        double halfSpan = n == 0 ? 0 : 0.5 * keys[n - 1] - halfFirst;
        double ratio = buckets / halfSpan;
        scale = Double.isFinite(ratio) ? ratio : 0;
        firstInBucket = new int[buckets + 1];
        Arrays.fill(firstInBucket, n);
        for (int i = n - 1; i >= 0; i--) {
            firstInBucket[bucket(keys[i])] = i;
        }
        for (int b = buckets - 1; b >= 0; b--) {
            firstInBucket[b] = Math.min(firstInBucket[b], firstInBucket[b + 1]);
        }
    }

    /** Not descending in x, and 0 or the last bucket outside the keys. */
    private int bucket(double x) {
        int b = (int) ((0.5 * x - halfFirst) * scale);
        return Math.max(0, Math.min(firstInBucket.length - 2, b));
    }

    /** The index of the first key that is not less than x, the number of keys if there is none; x is not NaN. */
    int firstNotBelow(double x) {
        int b = bucket(x);
        int low = firstInBucket[b];
        int high = firstInBucket[b + 1];
        // Keys before low are in earlier buckets and so below x, keys from high on in later ones and so above.
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
