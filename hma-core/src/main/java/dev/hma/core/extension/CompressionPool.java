package dev.hma.core.extension;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.core.copula.Triangle;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Compresses the columns of an extension that has more than the budget allows: leading components of the correlations
 * between its columns, each weighted by the variance between parents that it stands for. Two readings: the distributions
 * of columns that follow the families, and the correlations of all as standard normals.
 *
 * <p>As everywhere among columns of the same children, the noise of small families is taken to correlate as the families
 * do: it is no part of the columns' variances, and leaves their correlations alone.
 */
final class CompressionPool implements Learning.Sums<Extension> {
    /** A component that explains less than this part of what the first does is none. */
    private static final double LEAST_VARIANCE = 1e-6;
    /** No column counts for less: one that does not differ has no correlation to take anything from others. */
    private static final double LEAST_IMPORTANCE = 1e-4;

    private final Extension full;
    private final List<ExtensionColumn> columns;
    private final double[] importance;
    private final int most;
    private final Function<Compression, Record> state;

    private CompressionPool(Extension full, double[] importance, int most, Function<Compression, Record> state) {
        this.full = full;
        this.columns = full.columns();
        this.importance = importance;
        this.most = most;
        this.state = state;
    }

    /**
     * Keeps to a budget.
     *
     * @param full the extension with all columns
     * @param importance per column the variance between parents that it stands for
     * @param most how many columns there may be; 1 at least
     * @param state makes the state of the extension with a compression
     * @return a learning over families; the extension itself if it is within the budget
     */
    static Learning<Extension> of(Extension full, double[] importance, int most, Function<Compression, Record> state) {
        return importance.length <= most ? new Done<>(full) : new CompressionPool(full, importance, most, state);
    }

    @Override
    public int cells() {
        return Mixture.MEANS
                * (int) columns.stream().filter(c -> !NormalScale.isNormal(c)).count();
    }

    @Override
    public void add(FeatureBatch families, long[] cells) {
        FeatureBatch summaries = summaries(families);
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (!NormalScale.isNormal(columns.get(i))) {
                for (int f = 0; f < families.size(); f++) {
                    double value = summaries.column(i)[f];
                    if (!Double.isNaN(value)) {
                        cells[at + Mixture.meanBin(value)]++;
                    }
                }
                at += Mixture.MEANS;
            }
        }
    }

    private FeatureBatch summaries(FeatureBatch families) {
        FeatureBatch summaries = FeatureBatch.allocate(0, families.size(), columns.size());
        full.summarise(families, summaries);
        return summaries;
    }

    @Override
    public Learning<Extension> next(long[] totals) {
        double[][] quantiles = new double[columns.size()][0];
        int at = 0;
        for (int i = 0; i < quantiles.length; i++) {
            if (!NormalScale.isNormal(columns.get(i))) {
                quantiles[i] = NormalScale.quantiles(totals, at);
                at += Mixture.MEANS;
            }
        }
        return new Correlations(quantiles);
    }

    /** The second reading. */
    private final class Correlations implements Learning.Sums<Extension> {
        /** Per pair of columns: the families that know both, then the sums of both, their squares and their products. */
        private static final int CELLS = 6;

        private final double[][] quantiles;
        private final NormalScale[] scales;

        Correlations(double[][] quantiles) {
            this.quantiles = quantiles;
            this.scales = NormalScale.of(columns, quantiles);
        }

        @Override
        public int cells() {
            return CELLS * Triangle.size(scales.length);
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            FeatureBatch summaries = summaries(families);
            double[] z = new double[scales.length];
            for (int f = 0; f < families.size(); f++) {
                for (int i = 0; i < z.length; i++) {
                    z[i] = scales[i].normal(summaries.column(i)[f]);
                    int at = CELLS * Triangle.at(i, 0);
                    for (int j = 0; j < i; j++, at += CELLS) {
                        if (!Double.isNaN(z[i] + z[j])) {
                            cells[at]++;
                            cells[at + 1] += FixedPoint.of(z[i]);
                            cells[at + 2] += FixedPoint.of(z[j]);
                            cells[at + 3] += FixedPoint.of(z[i] * z[i]);
                            cells[at + 4] += FixedPoint.of(z[j] * z[j]);
                            cells[at + 5] += FixedPoint.of(z[i] * z[j]);
                        }
                    }
                }
            }
        }

        @Override
        public Learning<Extension> next(long[] totals) {
            int n = scales.length;
            double[] weights = new double[n];
            double[][] weighted = new double[n][n];
            for (int i = 0; i < n; i++) {
                weights[i] = Math.max(LEAST_IMPORTANCE, importance[i]);
                weighted[i][i] = weights[i];
                for (int j = 0; j < i; j++) {
                    weighted[i][j] =
                            Math.sqrt(weights[i] * weights[j]) * correlation(totals, CELLS * Triangle.at(i, j));
                    weighted[j][i] = weighted[i][j];
                }
            }
            Compression compression = new Compression(weights, loadings(weights, weighted), quantiles);
            return new Done<>(new CompressedExtension(full, compression, state.apply(compression)));
        }

        private double correlation(long[] totals, int at) {
            double families = totals[at];
            double first = FixedPoint.value(totals[at + 1]);
            double second = FixedPoint.value(totals[at + 2]);
            double a = FixedPoint.value(totals[at + 3]) - first * first / families;
            double b = FixedPoint.value(totals[at + 4]) - second * second / families;
            double both = FixedPoint.value(totals[at + 5]) - first * second / families;
            // Fewer families would be a correlation by themselves.
            return families > 2 && a > PlainMap.LEAST_VARIANCE && b > PlainMap.LEAST_VARIANCE
                    ? Math.max(-1, Math.min(1, both / Math.sqrt(a * b)))
                    : 0;
        }

        private double[][] loadings(double[] weights, double[][] weighted) {
            EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(weighted, false));
            double[] variances = eigen.getRealEigenvalues();
            int components = 0;
            while (components < most && variances[components] > LEAST_VARIANCE * variances[0]) {
                components++;
            }
            double[][] loadings = new double[weights.length][components];
            for (int i = 0; i < loadings.length; i++) {
                double common = 0;
                for (int j = 0; j < components; j++) {
                    loadings[i][j] = eigen.getV().getEntry(i, j) * Math.sqrt(variances[j] / weights[i]);
                    common += loadings[i][j] * loadings[i][j];
                }
                // Pairs with families of their own need not be the correlations of anything.
                for (int j = 0; j < components && common > 1; j++) {
                    loadings[i][j] /= Math.sqrt(common);
                }
            }
            return loadings;
        }
    }
}
