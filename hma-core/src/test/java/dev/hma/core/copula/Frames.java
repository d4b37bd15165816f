package dev.hma.core.copula;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Frames, rows and estimations for the tests. */
final class Frames {
    static final GaussianCopula COPULA = new GaussianCopula(GaussianCopulaParameters.DEFAULTS);

    private Frames() {}

    static Feature feature(String name, Marginal marginal) {
        return new Feature(name, name, 0, null, marginal.attenuation(), marginal);
    }

    static Feature noisy(String name, String origin, double reliability) {
        return new Feature(name, origin, 0, null, Attenuation.NONE.times(reliability), Gaussian.STANDARD);
    }

    static Frame frame(Marginal... marginals) {
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < marginals.length; f++) {
            features.add(feature("f" + f, marginals[f]));
        }
        return new Frame("t", features);
    }

    static Frame normals(int n) {
        Marginal[] marginals = new Marginal[n];
        Arrays.fill(marginals, Gaussian.STANDARD);
        return frame(marginals);
    }

    /** All pairs of latent normals correlate alike. */
    static GaussianCopulaState equicorrelated(int n, double r) {
        double[] correlations = new double[Triangle.size(n)];
        Arrays.fill(correlations, r);
        return new GaussianCopulaState(correlations);
    }

    static double[][] sample(TableModel model, int features, int rows, long seed) {
        FeatureBatch batch = FeatureBatch.allocate(0, rows, features);
        model.sample(batch, new BitSet(), Draws.of(seed));
        return columns(batch);
    }

    static double[][] columns(FeatureBatch batch) {
        double[][] columns = new double[batch.features()][];
        for (int f = 0; f < columns.length; f++) {
            columns[f] = batch.column(f);
        }
        return columns;
    }

    static double[] correlations(Frame frame, double[][] columns) {
        return correlations(COPULA, frame, columns);
    }

    static double[] correlations(GaussianCopula copula, Frame frame, double[][] columns) {
        return ((GaussianCopulaState) fit(copula, frame, columns).state()).correlations();
    }

    static TableModel fit(GaussianCopula copula, Frame frame, double[][] columns) {
        Learning<TableModel> learning = copula.learn(frame, Draws.of(0));
        if (learning instanceof Learning.Sums<TableModel> sums) {
            learning = sums.next(totals(sums, columns, Integer.MAX_VALUE));
        }
        return ((Learning.Done<TableModel>) learning).result();
    }

    static long[] totals(Learning.Sums<?> sums, double[][] columns, int batch) {
        long[] cells = new long[sums.cells()];
        int rows = columns[0].length;
        for (int from = 0; from < rows; from += Math.min(batch, rows)) {
            int to = (int) Math.min(rows, (long) from + batch);
            double[][] part = new double[columns.length][];
            for (int f = 0; f < part.length; f++) {
                part[f] = Arrays.copyOfRange(columns[f], from, to);
            }
            sums.add(new FeatureBatch(from, to - from, part), cells);
        }
        return cells;
    }

    static double mean(double[] x) {
        return Arrays.stream(x).sum() / x.length;
    }

    static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
    }

    static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / x.length / Math.sqrt(variance(x) * variance(y));
    }

    static double share(double[] x, double value) {
        return Arrays.stream(x).filter(v -> v == value).count() / (double) x.length;
    }
}
