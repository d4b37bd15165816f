package dev.hma.core.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.random.Draws;

/** Correlated standard normals, the least that it takes to try a strategy without the engine. */
final class TinyCopula {
    private final double[][] factor;

    private TinyCopula(double[][] correlations) {
        this.factor = cholesky(correlations);
    }

    /** A copula with the correlations of scores, their attenuation undone; a null attenuation leaves a column as it is. */
    static TinyCopula fit(FeatureBatch scores, Attenuation[] attenuations) {
        int n = scores.features();
        double[][] r = new double[n][n];
        for (int a = 0; a < n; a++) {
            r[a][a] = 1;
            for (int b = 0; b < a; b++) {
                double observed = Statistics.correlation(scores.column(a), scores.column(b));
                double latent = attenuations[a].latent(attenuations[b], Double.isNaN(observed) ? 0 : observed);
                r[a][b] = r[b][a] = latent;
            }
        }
        return new TinyCopula(r);
    }

    FeatureBatch sample(int rows, int[] families, Draws draws) {
        int n = factor.length;
        double[][] columns = new double[n][rows];
        double[] z = new double[n];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < n; k++) {
                z[k] = draws.normal(i, k);
                double sum = 0;
                for (int j = 0; j <= k; j++) {
                    sum += factor[k][j] * z[j];
                }
                columns[k][i] = sum;
            }
        }
        return new FeatureBatch(0, rows, columns, families);
    }

    private static double[][] cholesky(double[][] r) {
        for (double shrink = 1; ; shrink -= 0.02) {
            int n = r.length;
            double[][] l = new double[n][n];
            boolean fine = true;
            for (int i = 0; i < n && fine; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = i == j ? 1 : r[i][j] * shrink;
                    for (int k = 0; k < j; k++) {
                        sum -= l[i][k] * l[j][k];
                    }
                    if (i == j) {
                        fine = sum > 1e-9;
                        l[i][i] = Math.sqrt(Math.max(0, sum));
                    } else {
                        l[i][j] = sum / l[j][j];
                    }
                }
            }
            if (fine) {
                return l;
            }
        }
    }
}
