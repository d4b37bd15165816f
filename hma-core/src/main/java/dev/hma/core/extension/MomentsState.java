package dev.hma.core.extension;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code moments} strategy has learnt about one relationship. Every feature of the children stands in one of the
 * lists.
 *
 * @param plain features without extension columns
 * @param levels features with a mean per family, and perhaps a spread
 * @param frequencies categories with frequencies per family
 * @param modes categories of which every family prefers a value
 * @param compression how all columns follow from those that the parent has; null if it has all
 */
public record MomentsState(
        List<Plain> plain,
        List<Level> levels,
        List<Frequencies> frequencies,
        List<Modes> modes,
        @Nullable Compression compression) {
    /** The share of variance between families where it is not known: there is no NaN in a model file. */
    static final double UNKNOWN = -1;

    /** Copies the lists. */
    public MomentsState {
        plain = List.copyOf(plain);
        levels = List.copyOf(levels);
        frequencies = List.copyOf(frequencies);
        modes = List.copyOf(modes);
    }

    /** The same with a compression. */
    MomentsState with(Compression found) {
        return new MomentsState(plain, levels, frequencies, modes, found);
    }

    /**
     * A feature without extension columns.
     *
     * @param feature its name
     * @param cells the number of sums that a family has of it
     * @param share the share of the scores' variance between families; -1 if it is not known
     * @param mean the mean of its scores
     * @param sd the standard deviation of its scores; 0 if they are constant
     */
    public record Plain(String feature, int cells, double share, double mean, double sd) {}

    /**
     * A feature with a mean per family and perhaps a spread.
     *
     * @param feature its name
     * @param cells the number of sums that a family has of it
     * @param share the share of the scores' variance between families; -1 if it is not known
     * @param mean the mean of the families' means of scores
     * @param between the variance of the true means of scores
     * @param within the variance of scores inside families
     * @param latent the share of the latent normal's variance that lies between families
     * @param scale what a shrunk deviation of a mean score is multiplied by to become a latent mean
     * @param reliability the reliability of the column of means
     * @param spread the spread of the families
     */
    public record Level(
            String feature,
            int cells,
            double share,
            double mean,
            double between,
            double within,
            double latent,
            double scale,
            double reliability,
            Spread spread) {
        /** Checks the ranges. */
        public Level {
            if (!(between > 0 && within >= 0 && latent >= 0 && latent <= 1)) {
                throw new IllegalArgumentException("mean of " + feature + ": variances " + between + " and " + within
                        + " with a latent share of " + latent);
            }
        }
    }

    /**
     * How the standard deviations of families differ.
     *
     * @param mean the mean logarithm of the families' standard deviations
     * @param sd the standard deviation of the true logarithms; 0 if all families spread alike
     * @param scale what a shrunk deviation of a logarithm is multiplied by
     * @param reliability the reliability of the column of spreads
     * @param residualSd the standard deviation of the rows' deviations, each divided by that of its family
     */
    public record Spread(double mean, double sd, double scale, double reliability, double residualSd) {
        /** All families spread alike: no column. */
        static final Spread NONE = new Spread(0, 0, 0, 0, 1);

        /** Checks the ranges. */
        public Spread {
            if (!(sd >= 0 && residualSd > 0)) {
                throw new IllegalArgumentException(
                        "standard deviations " + sd + " and " + residualSd + " of a spread are not positive");
            }
        }
    }

    /**
     * A category of which every family prefers a value.
     *
     * @param feature its name
     * @param share the share of variance between families, over all values
     * @param codes the codes that are counted one by one, ascending
     * @param counts per code how many families prefer it
     * @param preferring per code how many rows have it because their family prefers it
     * @param concentration the mean probability of the preferred value, where two rows tell of it
     * @param residualSd the standard deviation of the scores of rows among those of their families
     */
    public record Modes(
            String feature,
            double share,
            int[] codes,
            long[] counts,
            double[] preferring,
            double concentration,
            double residualSd) {
        /** Checks the ranges. */
        public Modes {
            if (!(concentration >= 0 && concentration <= 1 && residualSd > 0)) {
                throw new IllegalArgumentException("modes of " + feature + ": concentration " + concentration
                        + " and standard deviation " + residualSd);
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Modes that
                    && feature.equals(that.feature)
                    && share == that.share
                    && Arrays.equals(codes, that.codes)
                    && Arrays.equals(counts, that.counts)
                    && Arrays.equals(preferring, that.preferring)
                    && concentration == that.concentration
                    && residualSd == that.residualSd;
        }

        @Override
        public int hashCode() {
            return 31 * feature.hashCode() + Arrays.hashCode(counts);
        }
    }

    /**
     * A category with frequencies per family.
     *
     * @param feature its name
     * @param share the share of variance between families, over all groups
     * @param codes the codes that are a group of their own, ascending; all others share one more group, the last
     * @param prior the number of rows that the pooled frequencies count for when a family's own are shrunk
     * @param intercepts a number per group; families with columns of 0 have frequencies proportional to exp(intercept)
     * @param sds the standard deviations of the columns, one per group but the reference
     * @param means the means of the families' shrunk log-ratios
     * @param scales what the deviation of a log-ratio is multiplied by
     * @param reliability the reliability of the columns
     * @param residualSd the standard deviation of the scores of rows among those of their families
     */
    public record Frequencies(
            String feature,
            double share,
            int[] codes,
            double prior,
            double[] intercepts,
            double[] sds,
            double[] means,
            double[] scales,
            double reliability,
            double residualSd) {
        /** Checks that the arrays go together. */
        public Frequencies {
            int columns = intercepts.length - 1;
            if (columns < 1 || sds.length != columns || means.length != columns || scales.length != columns) {
                throw new IllegalArgumentException("frequencies of " + feature + ": " + intercepts.length
                        + " intercepts with " + sds.length + ", " + means.length + " and " + scales.length
                        + " numbers for columns");
            }
            if (!(prior > 0 && residualSd > 0)) {
                throw new IllegalArgumentException("frequencies of " + feature + ": prior " + prior
                        + " and standard deviation " + residualSd + " are not positive");
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Frequencies that
                    && feature.equals(that.feature)
                    && share == that.share
                    && Arrays.equals(codes, that.codes)
                    && prior == that.prior
                    && Arrays.equals(intercepts, that.intercepts)
                    && Arrays.equals(sds, that.sds)
                    && Arrays.equals(means, that.means)
                    && Arrays.equals(scales, that.scales)
                    && reliability == that.reliability
                    && residualSd == that.residualSd;
        }

        @Override
        public int hashCode() {
            return 31 * feature.hashCode() + Arrays.hashCode(intercepts);
        }
    }
}
