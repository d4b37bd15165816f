package dev.hma.api.marginal;

/**
 * The lattice that scores lie on: multiples of 2<sup>-16</sup> from -8 to 8.
 *
 * <p>Sums of such scores, and of products of two of them, are exact in 64-bit integers; so they are the same in every
 * order, on any number of threads, partitions and machines.
 */
public final class Lattice {
    /** The number of lattice points per unit: 2<sup>16</sup>. */
    public static final double UNIT = 65536;

    /** The largest score; the smallest is its negative. */
    public static final double LIMIT = 8;

    private Lattice() {}

    /**
     * The lattice point nearest to a score.
     *
     * @param z a score
     * @return the nearest multiple of 2<sup>-16</sup> within -8 to 8; NaN for NaN
     */
    public static double round(double z) {
        return Math.rint(Math.max(-LIMIT, Math.min(LIMIT, z)) * UNIT) / UNIT;
    }

    /**
     * A score on the lattice as a whole number of lattice units.
     *
     * @param z a score on the lattice, not NaN
     * @return z times 2<sup>16</sup>
     */
    public static long units(double z) {
        return (long) (z * UNIT);
    }

    /**
     * The product of two scores on the lattice as a whole number of squared lattice units.
     *
     * @param product a product of two lattice scores, not NaN
     * @return the product times 2<sup>32</sup>
     */
    public static long squareUnits(double product) {
        return (long) (product * (UNIT * UNIT));
    }

    /**
     * The score of an interval of probability: the mean of a standard normal inside it.
     *
     * @param below the probability below the interval
     * @param upTo the probability up to its end; not less than {@code below}
     * @return E[Z | below &lt; &Phi;(Z) &lt; upTo] on the lattice
     */
    public static double score(double below, double upTo) {
        double width = upTo - below;
        if (width < 1e-7) {
            return round(Normal.quantile(0.5 * (below + upTo)));
        }
        return round((densityAt(below) - densityAt(upTo)) / width);
    }

    private static double densityAt(double p) {
        return p <= 0 || p >= 1 ? 0 : Normal.density(Normal.quantile(p));
    }
}
