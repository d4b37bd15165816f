package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * Counts the children of a sample's families by the families' mean and spread, for the mixture over them. Families that
 * know no mean are no part of it: their rows are drawn from the standard normal itself.
 */
final class MixtureSums implements Learning.Sums<ColumnMap> {
    /** How much more or less the means of a sample may vary than those of all families before it is chance for good. */
    private static final double MOST = 4;

    private final double latent;
    private final double tau;
    private final BiFunction<Mixture, Double, ColumnMap> calibrated;
    private final ColumnMap otherwise;

    /**
     * @param latent the share of the latent variance between families
     * @param tau the standard deviation of spreads; 0 without a column of spreads
     * @param calibrated makes the map from the mixture, and the latent variance inside families
     * @param otherwise the map if no family has children
     */
    MixtureSums(double latent, double tau, BiFunction<Mixture, Double, ColumnMap> calibrated, ColumnMap otherwise) {
        this.latent = latent;
        this.tau = tau;
        this.calibrated = calibrated;
        this.otherwise = otherwise;
    }

    @Override
    public int cells() {
        return bins() + 1;
    }

    private int bins() {
        return Mixture.MEANS * (tau > 0 ? Mixture.SPREADS : 1);
    }

    @Override
    public void add(FeatureBatch families, long[] cells) {
        double[] means = families.column(0);
        double[] children = families.column(families.features() - 1);
        for (int i = 0; i < families.size(); i++) {
            if (children[i] >= 1 && !Double.isNaN(means[i])) {
                int spread = tau > 0 ? Mixture.spreadBin(families.column(1)[i], tau) : 0;
                long n = (long) children[i];
                cells[spread * Mixture.MEANS + Mixture.meanBin(means[i])] += n;
                cells[bins()] += n * n;
            }
        }
    }

    @Override
    public Learning<ColumnMap> next(long[] totals) {
        long[] counts = Arrays.copyOf(totals, bins());
        double rows = 0;
        double sum = 0;
        double squares = 0;
        double factors = 0;
        for (int k = 0; k < counts.length; k++) {
            double mean = Mixture.mean(k % Mixture.MEANS);
            double factor = tau > 0 ? LevelMap.spreadFactor(Mixture.spread(k / Mixture.MEANS, tau), tau) : 1;
            rows += counts[k];
            sum += counts[k] * mean;
            squares += counts[k] * mean * mean;
            factors += counts[k] * factor * factor;
        }
        if (rows == 0) {
            return new Done<>(otherwise);
        }
        double within = (1 - latent) * spread(rows, sum, squares, (double) totals[bins()]) * rows / factors;
        return new Done<>(calibrated.apply(Mixture.ofCounts(counts, within, tau), within));
    }

    /**
     * The variance of the means as the rows of the sample have them, as a part of what it is to be. Large families count as
     * often as they have rows, and are often not as far apart as small ones.
     */
    private double spread(double rows, double sum, double squares, double squaredSizes) {
        double free = rows - squaredSizes / rows;
        if (latent <= 0 || free <= 0) {
            return 1;
        }
        double variance = Math.max(0, squares - sum * sum / rows) / free;
        return Math.max(1 / MOST, Math.min(MOST, variance / latent));
    }
}
