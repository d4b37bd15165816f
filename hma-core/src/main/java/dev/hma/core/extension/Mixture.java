package dev.hma.core.extension;

import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Normal;

/**
 * The map that makes a mixture of normals a standard normal: z to &Phi;<sup>-1</sup>(F(z)), F the distribution function
 * of the mixture. A table with straight lines between its knots.
 */
final class Mixture {
    /** Knots per unit, and bins of means per unit. */
    static final int RESOLUTION = 64;

    /** Means are counted from minus this to this. */
    static final int MEAN_LIMIT = 6;

    /** The number of bins of means. */
    static final int MEANS = 2 * MEAN_LIMIT * RESOLUTION + 1;

    /** The number of bins of spreads, if spreads differ: multiples of a quarter of their standard deviation, up to 4. */
    static final int SPREADS = 33;

    private static final int LIMIT = (int) Lattice.LIMIT;
    private static final int KNOTS = 2 * LIMIT * RESOLUTION + 1;

    private final double[] table;

    private Mixture(double[] cumulative) {
        this.table = new double[KNOTS];
        double last = -Lattice.LIMIT;
        for (int k = 0; k < KNOTS; k++) {
            double z = Math.min(Lattice.LIMIT, Normal.quantile(Math.min(1, cumulative[k])));
            last = Math.max(last, z);
            table[k] = last;
        }
    }

    /** {@return the spread, as a logarithm, in the middle of a bin} */
    static double spread(int bin, double tau) {
        return (bin - SPREADS / 2) * 0.25 * tau;
    }

    /** {@return the bin of a spread; tau is positive} */
    static int spreadBin(double spread, double tau) {
        int middle = SPREADS / 2;
        // A spread that is not known does not change the standard deviation: as one of tau squared.
        double bin = Double.isNaN(spread) ? tau * 4 : spread / (0.25 * tau);
        return middle + (int) Math.rint(Math.max(-middle, Math.min(middle, bin)));
    }

    /** {@return the bin of a mean} */
    static int meanBin(double mean) {
        return (int) Math.rint((Math.max(-MEAN_LIMIT, Math.min(MEAN_LIMIT, mean)) + MEAN_LIMIT) * RESOLUTION);
    }

    /** {@return the mean in the middle of a bin} */
    static double mean(int bin) {
        return (double) bin / RESOLUTION - MEAN_LIMIT;
    }

    /**
     * The mixture over normal means of variance {@code latent} and, independently, log-normal standard deviations.
     *
     * @param latent the variance of the means; the mean variance around them is 1 minus that
     * @param tau the standard deviation of the logarithms of the standard deviations; 0 if they are equal
     */
    static Mixture ofNormalMeans(double latent, double tau) {
        double[] cumulative = new double[KNOTS];
        int bins = tau > 0 ? SPREADS : 1;
        double total = 0;
        for (int b = 0; b < bins; b++) {
            double factor = tau > 0 ? LevelMap.spreadFactor(spread(b, tau), tau) : 1;
            double weight = tau > 0 ? Normal.density(spread(b, tau) / tau) : 1;
            double sd = Math.sqrt(latent + (1 - latent) * factor * factor);
            total += weight;
            for (int k = 0; k < KNOTS; k++) {
                cumulative[k] += weight * Normal.cdf(knot(k) / sd);
            }
        }
        for (int k = 0; k < KNOTS; k++) {
            cumulative[k] /= total;
        }
        return new Mixture(cumulative);
    }

    /**
     * The share of latent variance between families that leaves a given share after the map. Where spreads differ the
     * mixture has long tails, which come from inside families; the map shortens them.
     *
     * @param share the share of the variance of the standard normals that shall lie between families
     * @param tau the standard deviation of the logarithms of the standard deviations; 0 if they are equal
     */
    static double latentShare(double share, double tau) {
        double latent = share;
        for (int round = 0; tau > 0 && round < 6; round++) {
            latent *= share / ofNormalMeans(latent, tau).share(latent, tau);
        }
        return latent;
    }

    /** {@return the share of the variance of the mapped numbers that lies between families} */
    private double share(double latent, double tau) {
        double between = 0;
        double all = 0;
        for (int m = 0; m < SPREADS; m++) {
            double mean = spread(m, 1) * Math.sqrt(latent);
            for (int t = 0; t < SPREADS; t++) {
                double sd = Math.sqrt(1 - latent) * LevelMap.spreadFactor(spread(t, tau), tau);
                double sum = 0;
                double squares = 0;
                double total = 0;
                for (int e = 0; e < SPREADS; e++) {
                    double weight = Normal.density(spread(e, 1));
                    double z = normal(mean + sd * spread(e, 1));
                    total += weight;
                    sum += weight * z;
                    squares += weight * z * z;
                }
                double weight = Normal.density(spread(m, 1)) * Normal.density(spread(t, 1));
                between += weight * (sum / total) * (sum / total);
                all += weight * squares / total;
            }
        }
        return between / all;
    }

    /**
     * The mixture over counted families.
     *
     * @param counts the weight of each bin of means, for the first bin of spreads, then for the next
     * @param within the latent variance inside a family of medium spread
     * @param tau the standard deviation of spreads; 0 if there is one bin of them
     */
    static Mixture ofCounts(long[] counts, double within, double tau) {
        double[] cumulative = new double[KNOTS];
        double total = 0;
        for (int b = 0; b * MEANS < counts.length; b++) {
            double factor = tau > 0 ? LevelMap.spreadFactor(spread(b, tau), tau) : 1;
            double[] kernel = null;
            for (int m = 0; m < MEANS; m++) {
                double weight = counts[b * MEANS + m];
                if (weight > 0) {
                    kernel = kernel == null ? kernel(Math.sqrt(within) * factor) : kernel;
                    total += weight;
                    // Knot k and mean m are k - m steps apart, and their zeros LIMIT - MEAN_LIMIT units.
                    int shift = MEANS - 1 - m;
                    for (int k = 0; k < KNOTS; k++) {
                        cumulative[k] += weight * kernel[k + shift];
                    }
                }
            }
        }
        for (int k = 0; k < KNOTS; k++) {
            cumulative[k] /= total;
        }
        return new Mixture(cumulative);
    }

    /** The distribution function of a normal at all distances between knots and means. */
    private static double[] kernel(double sd) {
        double[] kernel = new double[KNOTS + MEANS - 1];
        for (int j = 0; j < kernel.length; j++) {
            double distance = (double) (j - (LIMIT + MEAN_LIMIT) * RESOLUTION) / RESOLUTION;
            kernel[j] = Normal.cdf(distance / sd);
        }
        return kernel;
    }

    private static double knot(int k) {
        return (double) (k - LIMIT * RESOLUTION) / RESOLUTION;
    }

    /**
     * A number of the mixture as a standard normal.
     *
     * @param z a number of the mixture
     * @return the standard normal at the same probability
     */
    double normal(double z) {
        double at = (z + LIMIT) * RESOLUTION;
        if (!(at > 0)) {
            return Double.isNaN(z) ? z : table[0];
        }
        if (at >= KNOTS - 1) {
            return table[KNOTS - 1];
        }
        int k = (int) at;
        return table[k] + (at - k) * (table[k + 1] - table[k]);
    }
}
