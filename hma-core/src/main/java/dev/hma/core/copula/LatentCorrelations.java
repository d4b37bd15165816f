package dev.hma.core.copula;

import dev.hma.api.feature.Feature;
import dev.hma.api.marginal.Attenuation;
import java.util.List;

/**
 * From correlations of scores to correlations of latent normals, pair by pair.
 *
 * <p>Two things are undone or guarded against. <b>Little evidence</b>: a correlation r seen in n rows becomes r n / (n + k),
 * as if k more rows had shown none; in up to two rows it says nothing. <b>Attenuation</b>: scores of discrete or noisy
 * features correlate less than their latent normals, by the series that {@link Attenuation} inverts. Inverting it means
 * to divide by about the product of the two first loadings, and to multiply the error of r, some n<sup>-1/2</sup>, as
 * well; two rare flags that never meet would come out as each other's opposite. So the result is never larger than r
 * divided by a floor: the configured one, or less where the rows are so many that the error stays within 0.05.
 */
final class LatentCorrelations {
    private static final double TOLERATED_ERROR = 0.05;

    private final GaussianCopulaParameters parameters;
    private final List<Feature> features;
    private final double[][] loadings;
    private final ScoreTotals totals;

    LatentCorrelations(GaussianCopulaParameters parameters, List<Feature> features, ScoreTotals totals) {
        this.parameters = parameters;
        this.features = features;
        this.totals = totals;
        this.loadings = features.stream().map(f -> f.attenuation().loadings()).toArray(double[][]::new);
    }

    /** {@return a symmetric matrix with unit diagonal and entries from -1 to 1; not necessarily positive definite} */
    double[][] matrix() {
        int n = features.size();
        double[][] matrix = new double[n][n];
        for (int a = 0; a < n; a++) {
            matrix[a][a] = 1;
            for (int b = 0; b < a; b++) {
                matrix[a][b] = latent(a, b);
                matrix[b][a] = matrix[a][b];
            }
        }
        return matrix;
    }

    private double latent(int a, int b) {
        double rows = totals.rows(a, b);
        if (rows <= 2) {
            return 0;
        }
        double observed = totals.correlation(a, b) * rows / (rows + parameters.shrinkage());
        if (observed == 0 || shareNoise(a, b)) {
            return observed;
        }
        Attenuation ofA = features.get(a).attenuation();
        double inverted = ofA.latent(features.get(b).attenuation(), observed);
        double floor = Math.min(parameters.attenuationFloor(), 1 / (TOLERATED_ERROR * Math.sqrt(rows)));
        if (loadings[a][0] * loadings[b][0] >= floor) {
            return inverted;
        }
        double most = Math.min(1, Math.abs(observed) / floor);
        return Math.max(-most, Math.min(most, inverted));
    }

    /** Whether what both carry besides their latent normals is the same noise, which correlates as they do. */
    private boolean shareNoise(int a, int b) {
        String origin = features.get(a).origin();
        return !origin.isEmpty()
                && origin.equals(features.get(b).origin())
                && loadings[a].length == 1
                && loadings[b].length == 1;
    }
}
