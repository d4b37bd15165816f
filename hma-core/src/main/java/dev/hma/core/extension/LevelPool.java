package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;

/**
 * What the families of one feature have in common: first variances, by analysis; then, with these, the shrunk values'
 * moments, from which the scales of the extension columns follow.
 */
final class LevelPool implements Learning.Sums<ColumnMap> {
    private static final int SPREAD = 6;
    private static final int CELLS = SPREAD + NoisyMoments.CELLS;

    private final Feature feature;
    private final int familyCells;
    private final MomentsSettings settings;

    /**
     * @param feature the feature
     * @param familyCells the number of sums that a family has of it; the first are those of {@link LevelSums}
     * @param settings what is worth a column
     */
    LevelPool(Feature feature, int familyCells, MomentsSettings settings) {
        this.feature = feature;
        this.familyCells = familyCells;
        this.settings = settings;
    }

    @Override
    public int cells() {
        return CELLS;
    }

    @Override
    public void add(FeatureBatch families, long[] cells) {
        FamilyMoments family = new FamilyMoments(families);
        for (int i = 0; i < families.size(); i++) {
            long n = family.size(i);
            if (n == 0) {
                continue;
            }
            cells[0]++;
            cells[1] += n;
            cells[2] += n * n;
            cells[3] += FixedPoint.of(family.mean(i) * n);
            cells[4] += FixedPoint.of(family.squares(i));
            cells[5] += FixedPoint.of(family.mean(i) * family.mean(i) * n);
            if (n >= FamilyMoments.SPREAD_SIZE) {
                NoisyMoments.add(cells, SPREAD, family.logSd(i), SpreadNoise.variance(n - 1));
            }
        }
    }

    /** {@return the analysis of the variance of the scores} */
    Anova analysis(long[] totals) {
        return Anova.of(
                totals[0],
                totals[1],
                (double) totals[2],
                FixedPoint.value(totals[3]),
                FixedPoint.value(totals[4]),
                FixedPoint.value(totals[5]));
    }

    @Override
    public Learning<ColumnMap> next(long[] totals) {
        Anova anova = analysis(totals);
        double rows = totals[1];
        double sum = FixedPoint.value(totals[3]);
        double squares = FixedPoint.value(totals[4]);
        double variance = rows == 0 ? 0 : Math.max(0, squares / rows - (sum / rows) * (sum / rows));
        double share = anova.known() ? anova.share() : MomentsState.UNKNOWN;
        if (anova.single() && variance > PlainMap.LEAST_VARIANCE) {
            return new Shrinkage(share, variance, 0, Latent.highest(feature), 0, 0);
        }
        if (!anova.significant(settings.significance()) || share < settings.share()) {
            double mean = rows == 0 ? 0 : sum / rows;
            return new Done<>(new PlainMap(
                    feature, new MomentsState.Plain(feature.name(), familyCells, share, mean, Math.sqrt(variance))));
        }
        double spread = spread(totals);
        double latent = Mixture.latentShare(Latent.between(feature, share), spread);
        double spreadMean = spread == 0 ? 0 : new NoisyMoments(totals, SPREAD).mean();
        return new Shrinkage(share, anova.between(), anova.meanSquareWithin(), latent, spread, spreadMean);
    }

    /** Whether families of a feature may have spreads of their own: one with fine values, of the children themselves. */
    static boolean hasSpread(Feature feature) {
        return !feature.category()
                && feature.attenuation().none()
                && feature.name().equals(feature.origin());
    }

    /** {@return the standard deviation of the true logarithms of standard deviations; 0 if it is not worth a column} */
    private double spread(long[] totals) {
        return hasSpread(feature) ? Math.sqrt(new NoisyMoments(totals, SPREAD).variance()) : 0;
    }

    /** The second reading. */
    private final class Shrinkage implements Learning.Sums<ColumnMap> {
        private static final int CELLS = 11;

        private final double share;
        private final double between;
        private final double within;
        private final double latent;
        private final double spread;
        private final double spreadMean;

        Shrinkage(double share, double between, double within, double latent, double spread, double spreadMean) {
            this.share = share;
            this.between = between;
            this.within = within;
            this.latent = latent;
            this.spread = spread;
            this.spreadMean = spreadMean;
        }

        @Override
        public int cells() {
            return CELLS;
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            FamilyMoments family = new FamilyMoments(families);
            for (int i = 0; i < families.size(); i++) {
                long n = family.size(i);
                if (n == 0) {
                    continue;
                }
                double r = between / (between + within / n);
                double m = family.mean(i);
                cells[0]++;
                cells[1] += FixedPoint.of(r);
                cells[2] += FixedPoint.of(r * m);
                cells[3] += FixedPoint.of(r * r);
                cells[4] += FixedPoint.of(r * r * m);
                cells[5] += FixedPoint.of(r * r * m * m);
                if (n >= 2 && spread > 0) {
                    double variance = family.squaredDeviations(i) / (n - 1);
                    cells[9] += n;
                    cells[10] += FixedPoint.of(n * variance / family.shrunkVariance(i, within, spread));
                }
                if (n >= FamilyMoments.SPREAD_SIZE && spread > 0) {
                    double rt = spread * spread / (spread * spread + SpreadNoise.variance(n - 1));
                    double t = rt * (family.logSd(i) - spreadMean);
                    cells[6]++;
                    cells[7] += FixedPoint.of(rt);
                    cells[8] += FixedPoint.of(t * t);
                }
            }
        }

        @Override
        public Learning<ColumnMap> next(long[] totals) {
            double families = totals[0];
            double reliability = FixedPoint.value(totals[1]) / families;
            double mean = FixedPoint.value(totals[2]) / FixedPoint.value(totals[1]);
            double variance = (FixedPoint.value(totals[5])
                            - 2 * mean * FixedPoint.value(totals[4])
                            + mean * mean * FixedPoint.value(totals[3]))
                    / families;
            double scale = Math.sqrt(latent / atLeastQuarter(variance, reliability * between));
            // What the score's mean misses of the latent mean because it is no linear function of it.
            double linear = Latent.linearity(feature, latent);
            return new Done<>(new LevelMap(
                    feature,
                    new MomentsState.Level(
                            feature.name(),
                            familyCells,
                            share,
                            mean,
                            between,
                            within,
                            latent,
                            scale,
                            Math.min(1, reliability * linear),
                            spread(totals))));
        }

        private MomentsState.Spread spread(long[] totals) {
            if (spread == 0) {
                return MomentsState.Spread.NONE;
            }
            double families = totals[6];
            double reliability = FixedPoint.value(totals[7]) / families;
            double variance = FixedPoint.value(totals[8]) / families;
            double scale = spread / Math.sqrt(atLeastQuarter(variance, reliability * spread * spread));
            double residual = Math.sqrt(FixedPoint.value(totals[10]) / totals[9]);
            return new MomentsState.Spread(spreadMean, spread, scale, Math.min(1, reliability), residual);
        }

        /** The variance that the shrunk values have, unless it is by accident far below what they should have. */
        private static double atLeastQuarter(double variance, double expected) {
            return Math.max(variance, 0.25 * expected);
        }
    }
}
