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

    private final long strata;

    private Draws(long key, long strata) {
        this.key = key;
        this.strata = strata;
    }

    /**
     * The random numbers of a seed.
     *
     * @param seed any number
     * @return its random numbers
     */
    public static Draws of(long seed) {
        return new Draws(mix(seed + 0x9E3779B97F4A7C15L), 0);
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
        return new Draws(mix(key ^ mix(hash)), strata);
    }

    /**
     * Independent random numbers for a numbered purpose.
     *
     * @param n the number
     * @return the random numbers
     */
    public Draws at(long n) {
        return new Draws(mix(key ^ mix(n + 0xD1B54A32D192ED03L)), strata);
    }

    /**
     * The same, spread evenly over a number of rows: of the uniform (and normal) numbers of rows 0 to {@code rows - 1} in
     * one lane, exactly one falls into each of {@code rows} equal intervals of probability, in a random order of its
     * own for every lane. That is Latin hypercube sampling (McKay, Beckman, Conover: A Comparison of Three Methods for
     * Selecting Values of Input Variables, Technometrics 21, 1979): every row follows the same distribution as before, and
     * the rows together follow it more closely than independent ones would. Bits and indices stay as they are.
     *
     * @param rows how many rows there are; 0 for independent rows
     * @return the random numbers
     */
    public Draws over(long rows) {
        return new Draws(key, rows);
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
        double uniform = ((bits(row, lane) >>> 12) + 0.5) * TWO_POW_MINUS_52;
        if (row < 0 || row >= strata) {
            return uniform;
        }
        // Rounding could carry the last interval to 1.
        return Math.min((stratum(row, lane) + uniform) / strata, 1 - TWO_POW_MINUS_52);
    }

    /** Where a row stands in the random order of its lane: a bijection of the next power of two, walked into range. */
    private long stratum(long row, int lane) {
        int bits = Math.max(1, 64 - Long.numberOfLeadingZeros(strata - 1));
        long mask = (1L << bits) - 1;
        int shift = bits / 2 + 1;
        long k1 = mix(key ^ ((lane + 1L) * 0xA24BAED4963EE407L));
        long k2 = mix(k1 + 0x9E3779B97F4A7C15L);
        long k3 = mix(k2 + 0x9E3779B97F4A7C15L);
        long x = row;
        do {
            x = (x * (k1 | 1) + k2) & mask;
            x ^= x >>> shift;
            x = (x * (k2 | 1) + k3) & mask;
            x ^= x >>> shift;
            x = (x * (k3 | 1) + k1) & mask;
            x ^= x >>> shift;
            x = (x * ((k1 >>> 32) | 1) + (k3 >>> 32)) & mask;
        } while (x >= strata);
        return x;
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
