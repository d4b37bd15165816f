package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;

/** Logarithms of a family's shrunk frequencies, relative to the reference group's and to those of all families. */
final class LogRatios {
    private final double[] pooled;
    private final int reference;
    private final double prior;

    /**
     * @param groups the groups; the largest is the reference
     * @param prior how many rows the pooled frequencies count for
     */
    LogRatios(Groups groups, double prior) {
        this.pooled = groups.probabilities();
        this.reference = groups.largest();
        this.prior = prior;
    }

    /** The log-ratios of a family into {@code out}: one per group but the reference, 0 where it is like all families. */
    void of(FeatureBatch families, int family, double[] out) {
        double base = relative(families, family, reference);
        int at = 0;
        for (int g = 0; g < pooled.length; g++) {
            if (g != reference) {
                out[at++] = relative(families, family, g) - base;
            }
        }
    }

    /** {@return the logarithm of how many times as frequent a group is as in all families, up to a constant} */
    private double relative(FeatureBatch families, int family, int group) {
        return StrictMath.log(families.column(LevelSums.CELLS + group)[family] / pooled[group] + prior);
    }
}
