package dev.hma.core.key;

import dev.hma.api.data.Column;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * How many distinct values a column has, in constant memory.
 *
 * <p>Kept are the values of the 1,024 smallest hashes and how many rows have each (bottom-k sampling of distinct values):
 * exact up to that many distinct values, beyond it the mean number of rows per value is that of the kept ones. A
 * value that is kept at the end was kept from its first row on, so the result depends neither on the order of the rows nor on
 * how they are partitioned.
 */
public final class DistinctSketch {
    private static final int KEPT = 1024;

    private final TreeMap<Long, Long> counts = new TreeMap<>();
    private long greatest = Long.MAX_VALUE;
    private long rows;

    /**
     * Adds the values of a column.
     *
     * @param column texts or whole numbers
     * @param n the number of rows
     */
    public void add(Column column, int n) {
        if (column instanceof Column.Texts texts) {
            long[] rowsOf = new long[texts.dictionary().length];
            for (int i = 0; i < n; i++) {
                if (!texts.nulls().get(i)) {
                    rowsOf[texts.codes()[i]]++;
                }
            }
            for (int code = 0; code < rowsOf.length; code++) {
                if (rowsOf[code] > 0) {
                    add(hash(texts.dictionary()[code]), rowsOf[code]);
                }
            }
        } else if (column instanceof Column.Longs longs) {
            for (int i = 0; i < n; i++) {
                if (!longs.nulls().get(i)) {
                    add(mix(longs.values()[i]), 1);
                }
            }
        } else {
            throw new IllegalArgumentException(column.getClass().getSimpleName() + " are no identifiers");
        }
    }

    /**
     * Adds what another sketch has seen.
     *
     * @param other the other one; unchanged
     */
    public void merge(DistinctSketch other) {
        other.counts.forEach(this::keep);
        rows += other.rows;
    }

    /** {@return the number of values added} */
    public long rows() {
        return rows;
    }

    /** {@return whether no value that was looked at came twice} */
    public boolean unique() {
        return counts.values().stream().allMatch(count -> count == 1);
    }

    /** {@return the number of distinct values, estimated beyond 1,024} */
    public long distinct() {
        if (counts.size() < KEPT) {
            return counts.size();
        }
        long kept = counts.values().stream().mapToLong(Long::longValue).sum();
        return (long) StrictMath.rint((double) counts.size() / kept * rows);
    }

    private void add(long hash, long times) {
        rows += times;
        if (hash <= greatest) {
            keep(hash, times);
        }
    }

    private void keep(long hash, long times) {
        counts.merge(hash, times, Long::sum);
        if (counts.size() > KEPT) {
            counts.pollLastEntry();
        }
        if (counts.size() == KEPT) {
            greatest = counts.lastKey();
        }
    }

    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
