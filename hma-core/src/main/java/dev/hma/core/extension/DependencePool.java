package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Attenuation;
import dev.hma.core.copula.Triangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the correlations of columns differ between families. Three readings: the correlation of every pair, from which follow
 * the columns of a vine and their order; the vine's partial correlations; the moments of those that differ, after
 * shrinkage.
 */
final class DependencePool implements Learning.Sums<CopulaParametersExtension> {
    /** A column of which those of the vine leave less variance than this stays outside it. */
    private static final double LEAST_OWN = 0.02;

    private static final int WITHIN = NoisyMoments.CELLS;
    private static final int CELLS = NoisyMoments.CELLS + 3;

    private final List<ColumnMap> maps;
    private final PairSums pairs;
    private final int start;
    private final Attenuation[] attenuations;

    /**
     * @param maps what was learnt of the columns
     * @param pairs the columns whose correlations were measured
     * @param start where their sums begin among those of a family
     */
    DependencePool(List<ColumnMap> maps, PairSums pairs, int start) {
        this.maps = maps;
        this.pairs = pairs;
        this.start = start;
        this.attenuations = Arrays.stream(pairs.columns())
                .mapToObj(column -> maps.get(column).residual().attenuation())
                .toArray(Attenuation[]::new);
    }

    @Override
    public int cells() {
        return CELLS * pairs.pairs();
    }

    @Override
    public void add(FeatureBatch families, long[] cells) {
        FamilyPairs family = new FamilyPairs(families, start);
        for (int pair = 0; pair < pairs.pairs(); pair++) {
            int at = CELLS * pair;
            for (int i = 0; i < families.size(); i++) {
                double n = family.rows(pair, i);
                if (n >= 2) {
                    cells[at + WITHIN] += FixedPoint.of(family.first(pair, i));
                    cells[at + WITHIN + 1] += FixedPoint.of(family.second(pair, i));
                    cells[at + WITHIN + 2] += FixedPoint.of(family.product(pair, i));
                }
                double noise = FamilyPairs.noise(n, 0);
                double r = family.correlation(pair, i);
                if (!Double.isNaN(noise + r)) {
                    NoisyMoments.add(cells, at, FamilyPairs.unbiased(r, n, 0), noise);
                }
            }
        }
    }

    @Override
    public Learning<CopulaParametersExtension> next(long[] totals) {
        int size = pairs.columns().length;
        double[] scores = new double[pairs.pairs()];
        double[] latent = new double[pairs.pairs()];
        double[] differing = new double[size];
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < k; j++) {
                int pair = Triangle.at(k, j);
                int at = CELLS * pair;
                double variances = FixedPoint.value(totals[at + WITHIN]) * FixedPoint.value(totals[at + WITHIN + 1]);
                scores[pair] =
                        variances <= 0 ? Double.NaN : FixedPoint.value(totals[at + WITHIN + 2]) / Math.sqrt(variances);
                latent[pair] =
                        Double.isNaN(scores[pair]) ? Double.NaN : attenuations[k].latent(attenuations[j], scores[pair]);
                double variance = new NoisyMoments(totals, at).variance();
                differing[k] += variance;
                differing[j] += variance;
            }
        }
        int[] order = order(differing, scores, latent);
        return order.length < 2
                ? new Done<>(extension(new int[0], List.of()))
                : new Partials(order, partials(scores, order), partials(latent, order));
    }

    /** Columns by how much their correlations differ between families, without those that are a function of others. */
    private static int[] order(double[] differing, double[] scores, double[] latent) {
        int[] order = new int[0];
        int[] candidates = IntStream.range(0, differing.length)
                .filter(k -> differing[k] > 0 && !hasTwin(k, differing.length, scores))
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -differing[k]))
                .mapToInt(k -> k)
                .toArray();
        for (int k : candidates) {
            int[] longer = Arrays.copyOf(order, order.length + 1);
            longer[order.length] = k;
            if (own(scores, longer) >= LEAST_OWN && own(latent, longer) >= LEAST_OWN) {
                order = longer;
            }
        }
        return order;
    }

    /** Whether a column is next to the same as another: inside a vine it would part from that. */
    private static boolean hasTwin(int k, int size, double[] correlations) {
        return IntStream.range(0, size)
                .filter(j -> j != k)
                .mapToDouble(j -> correlations[Triangle.at(Math.max(j, k), Math.min(j, k))])
                .anyMatch(r -> 1 - r * r < LEAST_OWN);
    }

    /** {@return the least share of variance that a column of a vine has of its own; NaN if that is not known} */
    private static double own(double[] correlations, int[] order) {
        return Vine.partials(among(correlations, order), order.length, new double[Triangle.size(order.length)]);
    }

    private static double[] partials(double[] correlations, int[] order) {
        double[] partials = new double[Triangle.size(order.length)];
        Vine.partials(among(correlations, order), order.length, partials);
        return Arrays.stream(partials).map(Vine::z).toArray();
    }

    private static double[] among(double[] correlations, int[] order) {
        double[] among = new double[Triangle.size(order.length)];
        for (int k = 0; k < order.length; k++) {
            for (int j = 0; j < k; j++) {
                among[Triangle.at(k, j)] = correlations[FamilyPairs.pair(order, k, j)];
            }
        }
        return among;
    }

    private CopulaParametersExtension extension(int[] order, List<CopulaParametersState.Partial> partials) {
        return new CopulaParametersExtension(
                new MomentsExtension(maps), new FamilyDependence(pairs, start, order, partials));
    }

    /** The second reading. */
    private final class Partials implements Learning.Sums<CopulaParametersExtension> {
        private static final int ROWS = NoisyMoments.CELLS;
        private static final int CELLS = ROWS + 2;

        /** Fewer degrees of freedom in all families together say less than the correlation over all rows. */
        private static final double FEW = 100;

        private final int[] order;
        private final double[] scores;
        private final double[] latent;

        /**
         * @param order the columns of the vine
         * @param scores Fisher's z of the pooled partial correlations of scores
         * @param latent the same of the latent normals
         */
        Partials(int[] order, double[] scores, double[] latent) {
            this.order = order;
            this.scores = scores;
            this.latent = latent;
        }

        @Override
        public int cells() {
            return CELLS * scores.length;
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            FamilyPairs family = new FamilyPairs(families, start);
            double[] z = new double[scores.length];
            double[] noise = new double[scores.length];
            for (int i = 0; i < families.size(); i++) {
                family.estimate(i, order, z, noise);
                for (int pair = 0; pair < z.length; pair++) {
                    if (!Double.isNaN(z[pair])) {
                        NoisyMoments.add(cells, CELLS * pair, z[pair], noise[pair]);
                        cells[CELLS * pair + ROWS] += FixedPoint.of(1 / noise[pair]);
                        cells[CELLS * pair + ROWS + 1] += FixedPoint.of(z[pair] / noise[pair]);
                    }
                }
            }
        }

        @Override
        public Learning<CopulaParametersExtension> next(long[] totals) {
            double[] variances = new double[scores.length];
            for (int pair = 0; pair < scores.length; pair++) {
                variances[pair] = new NoisyMoments(totals, CELLS * pair).variance();
            }
            int last = 0;
            for (int k = 1; k < order.length; k++) {
                for (int j = 0; j < k; j++) {
                    int pair = Triangle.at(k, j);
                    last = variances[pair] > 0 ? k : last;
                }
            }
            double[] means = new double[scores.length];
            for (int pair = 0; pair < scores.length; pair++) {
                means[pair] = mean(totals, pair, variances[pair] > 0);
            }
            // Behind the last column with a correlation that differs there is nothing that a vine is needed for.
            return last == 0
                    ? new Done<>(extension(new int[0], List.of()))
                    : new Scales(this, Arrays.copyOf(order, last + 1), variances, means);
        }

        /**
         * The mean over families of one that differs; else that over their rows, which the correlation of all rows would
         * miss where correlations that it is conditional on differ.
         */
        private double mean(long[] totals, int pair, boolean varies) {
            double degrees = FixedPoint.value(totals[CELLS * pair + ROWS]);
            return varies
                    ? new NoisyMoments(totals, CELLS * pair).mean()
                    : degrees < FEW ? scores[pair] : FixedPoint.value(totals[CELLS * pair + ROWS + 1]) / degrees;
        }
    }

    /** The third reading. */
    private final class Scales implements Learning.Sums<CopulaParametersExtension> {
        private static final int CELLS = 3;

        private final Partials pooled;
        private final int[] order;
        private final double[] variances;
        private final double[] means;

        Scales(Partials pooled, int[] order, double[] variances, double[] means) {
            this.pooled = pooled;
            this.order = order;
            this.variances = variances;
            this.means = means;
        }

        @Override
        public int cells() {
            return CELLS * Triangle.size(order.length);
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            FamilyPairs family = new FamilyPairs(families, start);
            double[] z = new double[Triangle.size(order.length)];
            double[] noise = new double[z.length];
            for (int i = 0; i < families.size(); i++) {
                family.estimate(i, order, z, noise);
                for (int pair = 0; pair < z.length; pair++) {
                    if (variances[pair] > 0 && !Double.isNaN(z[pair])) {
                        double reliability = variances[pair] / (variances[pair] + noise[pair]);
                        double shrunk = reliability * (z[pair] - means[pair]);
                        cells[CELLS * pair]++;
                        cells[CELLS * pair + 1] += FixedPoint.of(reliability);
                        cells[CELLS * pair + 2] += FixedPoint.of(shrunk * shrunk);
                    }
                }
            }
        }

        @Override
        public Learning<CopulaParametersExtension> next(long[] totals) {
            List<CopulaParametersState.Partial> partials = new ArrayList<>();
            for (int k = 0; k < order.length; k++) {
                for (int j = 0; j < k; j++) {
                    int pair = Triangle.at(k, j);
                    double slope = slope(k, j);
                    double latent = pooled.latent[pair] + slope * (means[pair] - pooled.scores[pair]);
                    partials.add(
                            variances[pair] > 0
                                    ? varying(pair, slope, latent, totals)
                                    : CopulaParametersState.Partial.pooled(means[pair], latent));
                }
            }
            return new Done<>(extension(order, partials));
        }

        private CopulaParametersState.Partial varying(int pair, double slope, double latent, long[] totals) {
            double families = totals[CELLS * pair];
            double reliability = Math.min(1, FixedPoint.value(totals[CELLS * pair + 1]) / families);
            double variance = FixedPoint.value(totals[CELLS * pair + 2]) / families;
            double sd = slope * Math.sqrt(variances[pair]);
            // The variance that the shrunk values have, unless it is by accident far below what they should have.
            double scale = sd / Math.sqrt(Math.max(variance, 0.25 * reliability * variances[pair]));
            return new CopulaParametersState.Partial(means[pair], latent, variances[pair], sd, scale, reliability);
        }

        /** How much latent correlations differ more than those of scores, which are the product of loadings smaller. */
        private double slope(int k, int j) {
            return 1
                    / (attenuations[order[k]].loadings()[0]
                            * attenuations[order[j]].loadings()[0]);
        }
    }
}
