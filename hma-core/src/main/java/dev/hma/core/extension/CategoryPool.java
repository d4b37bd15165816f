package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;

/**
 * What the families of one category have in common: first the variance between families of every group's indicator, by
 * analysis of variance; then, with that, how the shrunk log-ratios vary together.
 *
 * <p>Some categories are better off with a mean per family, as if they were numbers. Where the order of the codes says
 * nothing (families drawn from a Dirichlet distribution), any numbers that the codes are given have the same intraclass
 * correlation as the indicators; scores with a clearly higher one show that families lie along the order of the codes.
 * Where families differ by codes too rare for a group of their own, each has one that it prefers.
 */
final class CategoryPool implements Learning.Sums<ColumnMap> {
    /** Indicators with less than this part of the scores' intraclass correlation: the codes are in order. */
    private static final double ORDER = 0.5;
    /** Where the rest is larger than this, the frequencies of the groups say too little. */
    private static final double LARGEST_REST = 0.5;
    /** Where the frequent codes carry less than this part of what tells families apart, families prefer single codes. */
    private static final double LEAST_TOLD = 0.8;
    /** More variance between families than this is taken for this: log-ratios of certainties are infinite. */
    private static final double HIGHEST_SHARE = 0.97;
    /** A group's own variance is not taken for less than this part of what the groups together say. */
    private static final double LEAST_PART = 0.1;

    private final Feature feature;
    private final Groups groups;
    private final Sketch sketch;
    private final MomentsSettings settings;
    private final LevelPool level;

    CategoryPool(Feature feature, Groups groups, Sketch sketch, MomentsSettings settings) {
        this.feature = feature;
        this.groups = groups;
        this.sketch = sketch;
        this.settings = settings;
        this.level = new LevelPool(feature, CategorySums.cells(groups, feature), settings);
    }

    @Override
    public int cells() {
        return level.cells() + 2 * groups.size() + 1;
    }

    @Override
    public void add(FeatureBatch families, long[] cells) {
        level.add(families, cells);
        double[] sizes = families.column(0);
        for (int g = 0; g < groups.size(); g++) {
            double[] counts = families.column(LevelSums.CELLS + g);
            int at = level.cells() + 2 * g;
            for (int i = 0; i < families.size(); i++) {
                if (counts[i] > 0) {
                    cells[at] += (long) counts[i];
                    cells[at + 1] += FixedPoint.of(counts[i] * counts[i] / sizes[i]);
                }
            }
        }
        int at = level.cells() + 2 * groups.size();
        for (int i = 0; i < families.size() && groups.rest() > 0; i++) {
            if (sizes[i] > 0) {
                double[] own = sketch.of(families, CategorySums.sketchAt(groups), i);
                cells[at] += FixedPoint.of(sketch.squaredCounts(own) / sizes[i]);
            }
        }
    }

    @Override
    public Learning<ColumnMap> next(long[] totals) {
        Anova scores = level.analysis(totals);
        Anova[] each = new Anova[groups.size()];
        for (int g = 0; g < each.length; g++) {
            int at = level.cells() + 2 * g;
            each[g] = scores.ofIndicator((double) totals[at], FixedPoint.value(totals[at + 1]));
        }
        Anova all = each[0];
        for (int g = 1; g < each.length; g++) {
            all = all.plus(each[g]);
        }
        Anova single = groups.rest() > 0 ? single(scores, totals[cells() - 1]) : all;
        if (groups.rest() > 0
                && single.known()
                && single.share() >= Math.max(settings.share(), ORDER * scores.share())
                && !tellsAll(each, single)) {
            return new ModePool(feature, groups, sketch, single.share());
        }
        boolean frequencies = all.significant(settings.significance()) && all.share() >= settings.share();
        boolean mean = scores.significant(settings.significance())
                && (all.share() < ORDER * scores.share() || groups.rest() > LARGEST_REST && !tellsAll(each, single));
        return frequencies && !mean ? shrinkage(all, each) : level.next(totals);
    }

    /** The analysis of the indicators of all single codes together. */
    private Anova single(Anova scores, long familySquares) {
        double squares = 0;
        for (double p : Groups.probabilities(feature)) {
            squares += p * p;
        }
        double rows = scores.rows();
        return Anova.of(
                scores.families(),
                scores.rows(),
                scores.squaredSizes(),
                rows * Math.sqrt(squares),
                rows,
                FixedPoint.value(familySquares));
    }

    /** Whether the codes that are a group of their own carry nearly all that tells families apart. */
    private boolean tellsAll(Anova[] each, Anova single) {
        double told = 0;
        for (int g = 0; g < groups.codes().length; g++) {
            told += each[g].between();
        }
        return told >= LEAST_TOLD * single.between();
    }

    /** {@return the second reading} */
    private Learning<ColumnMap> shrinkage(Anova all, Anova[] each) {
        double share = Math.min(HIGHEST_SHARE, all.share());
        double[] between = new double[groups.size()];
        for (int g = 0; g < between.length; g++) {
            double p = groups.probability(g);
            between[g] = p * (1 - p) * Math.max(LEAST_PART * share, Math.min(HIGHEST_SHARE, each[g].share()));
        }
        return new Shrinkage(all.share(), (1 - share) / share, between);
    }

    /** The second reading: moments of the shrunk log-ratios, of all groups but the reference. */
    private final class Shrinkage implements Learning.Sums<ColumnMap> {
        private static final int START = 4;

        private final double share;
        private final double prior;
        private final double[] between;
        private final int ratios = groups.size() - 1;

        Shrinkage(double share, double prior, double[] between) {
            this.share = share;
            this.prior = prior;
            this.between = between;
        }

        @Override
        public int cells() {
            return START + ratios + ratios * (ratios + 1) / 2;
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            LogRatios logRatios = new LogRatios(groups, prior);
            double[] b = new double[ratios];
            for (int i = 0; i < families.size(); i++) {
                double n = families.column(0)[i];
                if (n == 0) {
                    continue;
                }
                logRatios.of(families, i, b);
                cells[0]++;
                cells[1] += FixedPoint.of(n / (n + prior));
                cells[2] += (long) n;
                cells[3] += FixedPoint.of(n * scoreVariance(families, i));
                int at = START;
                for (int l = 0; l < ratios; l++) {
                    cells[at++] += FixedPoint.of(b[l]);
                }
                for (int l = 0; l < ratios; l++) {
                    for (int m = 0; m <= l; m++) {
                        cells[at++] += FixedPoint.of(b[l] * b[m]);
                    }
                }
            }
        }

        @Override
        public Learning<ColumnMap> next(long[] totals) {
            double families = totals[0];
            double reliability = Math.min(1, FixedPoint.value(totals[1]) / families);
            double[] means = new double[ratios];
            double[][] covariance = new double[ratios][ratios];
            int at = START;
            for (int l = 0; l < ratios; l++) {
                means[l] = FixedPoint.value(totals[at++]) / families;
            }
            for (int l = 0; l < ratios; l++) {
                for (int m = 0; m <= l; m++) {
                    covariance[l][m] = FixedPoint.value(totals[at++]) / families - means[l] * means[m];
                }
            }
            LogitNormal fitted = LogitNormal.fit(groups.probabilities(), groups.largest(), between, covariance);
            double[] scales = new double[ratios];
            for (int l = 0; l < ratios; l++) {
                double variance = covariance[l][l];
                scales[l] = variance <= PlainMap.LEAST_VARIANCE ? 0 : fitted.sds()[l] / Math.sqrt(variance);
            }
            // Inside the rest families do not differ, so its part of the scores' variance is that of all rows.
            double rest = groups.scoreVariance() - Groups.scoreVarianceOfGroups(groups.probabilities());
            double sd = Math.sqrt(Math.max(0.01, FixedPoint.value(totals[3]) / totals[2] + rest));
            return new Done<>(new FrequencyMap(
                    feature,
                    groups,
                    new MomentsState.Frequencies(
                            feature.name(),
                            share,
                            groups.codes(),
                            prior,
                            fitted.intercepts(),
                            fitted.sds(),
                            means,
                            scales,
                            reliability,
                            sd)));
        }

        /** The variance of the scores of a family's rows among its own shrunk frequencies. */
        private double scoreVariance(FeatureBatch families, int family) {
            double n = families.column(0)[family];
            double[] p = new double[groups.size()];
            for (int g = 0; g < p.length; g++) {
                double count = families.column(LevelSums.CELLS + g)[family];
                p[g] = (count + prior * groups.probability(g)) / (n + prior);
            }
            return Groups.scoreVarianceOfGroups(p);
        }
    }
}
