package dev.hma.api.random;

import dev.hma.api.marginal.Normal;
import java.nio.charset.StandardCharsets;

/**
 * Addressable random numbers: each is a function of (seed, purposes, row, lane) and of nothing else.
 *
 * <p>There is no state, so any row can be drawn alone, in any order and on any thread or machine, with the same bits. A
 * lane is one use of randomness inside a row (a feature's index, by convention); uses that must be independent differ in
 * purpose, row or lane.
 *
 * <p>The generator is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
 * OOPSLA 2014), applied twice to the address.
 */
public final class Draws {
    private static final double TWO_POW_MINUS_52 = 0x1p-52;

    private final long key;

    private Draws(long key) {
        this.key = key;
    }

    /**
     * The random numbers of a seed.
     *
     * @param seed any number
     * @return its random numbers
     */
    public static Draws of(long seed) {
        return new Draws(mix(seed + 0x9E3779B97F4A7C15L));
    }

    /**
     * Independent random numbers for a purpose.
     *
     * @param purpose what they are for
     * @return the random numbers
     */
    public Draws at(String purpose) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return new Draws(mix(key ^ mix(hash)));
    }

    /**
     * Independent random numbers for a numbered purpose.
     *
     * @param n the number
     * @return the random numbers
     */
    public Draws at(long n) {
        return new Draws(mix(key ^ mix(n + 0xD1B54A32D192ED03L)));
    }

    /**
     * Sixty-four random bits.
     *
     * @param row the row
     * @param lane the lane
     * @return the bits
     */
    public long bits(long row, int lane) {
        return mix(key ^ mix(row * 0x9E3779B97F4A7C15L + (lane + 1L) * 0xD6E8FEB86659FD93L));
    }

    /**
     * A uniform number.
     *
     * @param row the row
     * @param lane the lane
     * @return a number between 0 and 1, never one of them
     */
    public double uniform(long row, int lane) {
        // 52 bits, as adding a half to a 53rd could round up to 1.
        return ((bits(row, lane) >>> 12) + 0.5) * TWO_POW_MINUS_52;
    }

    /**
     * A whole number below a bound.
     *
     * @param row the row
     * @param lane the lane
     * @param bound positive
     * @return a number from 0 to {@code bound - 1}
     */
    public int index(long row, int lane, int bound) {
        return (int) (((bits(row, lane) >>> 32) * bound) >>> 32);
    }

    /**
     * A standard normal number, by inversion.
     *
     * @param row the row
     * @param lane the lane
     * @return the number
     */
    public double normal(long row, int lane) {
        return Normal.quantile(uniform(row, lane));
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
