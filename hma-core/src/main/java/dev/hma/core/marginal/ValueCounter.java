package dev.hma.core.marginal;

import dev.hma.api.marginal.ValueCounts;
import java.util.Arrays;

/**
 * Counts the values of a column in bounded memory: at most 65,536 distinct ones.
 *
 * <p>Values are told apart by their bits. Where there are too many, every value gives up the lowest bit of its mantissa
 * that it still has, until they fit. How many bits go depends on the set of values alone, so the counts are the same in
 * whatever order values come and counters are merged.
 *
 * <p>Not thread-safe: a counter per thread, merged afterwards.
 */
public final class ValueCounter {
    private static final int MOST_DISTINCT = 1 << 16;
    private static final int FIRST_CAPACITY = 1 << 6;
    private static final long EXPONENT = 0x7FF0000000000000L;
    /** The bits of a mantissa; without them 4,096 values are left at most. */
    private static final int MANTISSA = 52;

    private static final long NEGATIVE_ZERO = Long.MIN_VALUE;

    /** An open-addressing table: key and count of slot i at 2i and 2i + 1; a count of 0 is a free slot. */
    private long[] slots = new long[2 * FIRST_CAPACITY];

    private int distinct;
    private int droppedBits;
    private long missing;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /**
     * Counts values.
     *
     * @param values the values; NaN is a missing one
     * @param n how many
     * @throws IllegalArgumentException if a value is infinite
     */
    public void add(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            // Adding 0 turns -0.0 into 0.0 and leaves everything else as it is.
            double value = values[i] + 0.0;
            long bits = Double.doubleToRawLongBits(value);
            if ((bits & EXPONENT) == EXPONENT) {
                if (!Double.isNaN(value)) {
                    throw new IllegalArgumentException("value " + value + " is not finite");
                }
                missing++;
            } else {
                min = value < min ? value : min;
                max = value > max ? value : max;
                count(bits, 1);
            }
        }
    }

    /**
     * Counts rows without a value.
     *
     * @param rows how many
     */
    public void addMissing(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(rows + " missing rows");
        }
        missing += rows;
    }

    /**
     * Adds what another counter has counted.
     *
     * @param other the other counter; it stays as it is
     */
    public void merge(ValueCounter other) {
        if (other == this) {
            throw new IllegalArgumentException("a counter cannot be merged with itself");
        }
        missing += other.missing;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        if (droppedBits < other.droppedBits) {
            dropBits(other.droppedBits);
        }
        for (int i = 0; i < other.slots.length; i += 2) {
            if (other.slots[i + 1] > 0) {
                count(other.slots[i], other.slots[i + 1]);
            }
        }
    }

    /** {@return the number of rows without a value so far} */
    public long missing() {
        return missing;
    }

    /**
     * What was counted.
     *
     * @param step what all values are multiples of, counted from the smallest; 0 if none is known
     * @param category whether the values are codes of categories
     * @return the counts
     */
    public ValueCounts counts(double step, boolean category) {
        double[] values = new double[distinct];
        int n = 0;
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i + 1] > 0) {
                values[n++] = Double.longBitsToDouble(slots[i]);
            }
        }
        Arrays.sort(values);
        long[] counts = new long[n];
        for (int i = 0; i < n; i++) {
            counts[i] = slots[2 * slotOf(Double.doubleToRawLongBits(values[i])) + 1];
        }
        if (n == 0) {
            return new ValueCounts(values, counts, missing, Double.NaN, Double.NaN, step, category, true);
        }
        // Cut values are nearer to zero than their members; the outermost must not leave the range for that.
        values[0] = Math.max(values[0], min);
        values[n - 1] = Math.min(values[n - 1], max);
        return new ValueCounts(values, counts, missing, min, max, step, category, droppedBits == 0);
    }

    private void count(long bits, long rows) {
        long key = cut(bits);
        int slot = slotOf(key);
        if (slots[2 * slot + 1] == 0) {
            slots[2 * slot] = key;
            distinct++;
        }
        slots[2 * slot + 1] += rows;
        if (4 * distinct > slots.length) {
            makeRoom();
        }
    }

    private long cut(long bits) {
        long key = bits >> droppedBits << droppedBits;
        return key == NEGATIVE_ZERO ? 0 : key;
    }

    /** The slot that holds a key, or the free one where it belongs. */
    private int slotOf(long key) {
        int last = slots.length / 2 - 1;
        long hash = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 40) & last;
        while (slots[2 * slot + 1] != 0 && slots[2 * slot] != key) {
            slot = (slot + 1) & last;
        }
        return slot;
    }

    private void makeRoom() {
        if (distinct <= MOST_DISTINCT && slots.length < 4 * MOST_DISTINCT) {
            rehash(2 * slots.length);
        }
        if (distinct > MOST_DISTINCT) {
            dropBits(droppedBits + 1);
        }
        if (distinct > MOST_DISTINCT) {
            // It takes several at first, when few values share any leading bits.
            dropBits(enoughBits());
        }
    }

    private void dropBits(int bits) {
        droppedBits = bits;
        rehash(slots.length);
    }

    /** The fewest bits to drop, so that the values fit. Values that a cut makes equal stand side by side once sorted. */
    private int enoughBits() {
        long[] keys = new long[distinct];
        int n = 0;
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i + 1] > 0) {
                keys[n++] = slots[i];
            }
        }
        Arrays.sort(keys);
        int low = droppedBits + 1;
        int high = MANTISSA;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (distinct(keys, middle) > MOST_DISTINCT) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int distinct(long[] sorted, int bits) {
        int distinct = 1;
        boolean zero = sorted[0] >> bits == 0;
        for (int i = 1; i < sorted.length; i++) {
            long key = sorted[i] >> bits;
            distinct += key == sorted[i - 1] >> bits ? 0 : 1;
            zero |= key == 0;
        }
        // What is cut to -0.0 is 0.0, and comes first.
        return zero && sorted[0] >> bits == NEGATIVE_ZERO >> bits ? distinct - 1 : distinct;
    }

    private void rehash(int length) {
        long[] old = slots;
        slots = new long[length];
        distinct = 0;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] > 0) {
                long key = cut(old[i]);
                int slot = slotOf(key);
                if (slots[2 * slot + 1] == 0) {
                    slots[2 * slot] = key;
                    distinct++;
                }
                slots[2 * slot + 1] += old[i + 1];
            }
        }
    }
}
