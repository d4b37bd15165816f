package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import java.util.function.Function;

/**
 * Counts the children of a sample's families by the families' mean and spread, for the mixture over them. Families that
 * know no mean are no part of it: their rows are drawn from the standard normal itself.
 */
final class MixtureSums implements Learning.Sums<ColumnMap> {
    private final double latent;
    private final double tau;
    private final Function<Mixture, ColumnMap> calibrated;
    private final ColumnMap otherwise;

    /**
     * @param latent the share of the latent variance between families
     * @param tau the standard deviation of spreads; 0 without a column of spreads
     * @param calibrated makes the map from the mixture
     * @param otherwise the map if no family has children
     */
    MixtureSums(double latent, double tau, Function<Mixture, ColumnMap> calibrated, ColumnMap otherwise) {
        this.latent = latent;
        this.tau = tau;
        this.calibrated = calibrated;
        this.otherwise = otherwise;
    }

    @Override
    public int cells() {
        return Mixture.MEANS * (tau > 0 ? Mixture.SPREADS : 1);
    }

    @Override
    public void add(FeatureBatch families, long[] cells) {
        double[] means = families.column(0);
        double[] children = families.column(families.features() - 1);
        for (int i = 0; i < families.size(); i++) {
            if (children[i] >= 1 && !Double.isNaN(means[i])) {
                int spread = tau > 0 ? Mixture.spreadBin(families.column(1)[i], tau) : 0;
                cells[spread * Mixture.MEANS + Mixture.meanBin(means[i])] += (long) children[i];
            }
        }
    }

    @Override
    public Learning<ColumnMap> next(long[] totals) {
        for (long count : totals) {
            if (count > 0) {
                return new Done<>(calibrated.apply(Mixture.ofCounts(totals, latent, tau)));
            }
        }
        return new Done<>(otherwise);
    }
}
