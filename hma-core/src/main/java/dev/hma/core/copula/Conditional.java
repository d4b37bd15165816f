package dev.hma.core.copula;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.random.Draws;
import java.util.BitSet;
import java.util.List;

/**
 * The latent normals given the values of some features. Immutable.
 *
 * <p>The matrix is factored with the known features in front: L = (A 0; B C). Known normals z<sub>1</sub> are whitened to
 * A<sup>-1</sup> z<sub>1</sub>, the rest gets independent normals, and the rows (B C) colour them: mean B A<sup>-1</sup>
 * z<sub>1</sub>, covariance C C'.
 *
 * <p>Two things keep known values from saying more than was learnt. Combinations of columns that nearly determine one
 * another hardly vary, so that what little is known of them would weigh most: the least eigenvalues of the known block are
 * raised. And known values that contradict one another, as a longitude of the wrong sign and its time zone do, whiten to
 * numbers that no draw would give: they are shortened to the length that one row in a thousand exceeds.
 */
final class Conditional {
    /** The least eigenvalue of the known features' correlations. */
    private static final double LEAST = 0.1;

    /** How far the length of the known normals may be above its mean, in standard deviations. */
    private static final double EXTREME = 3;

    /** The known features, then the others. */
    private final int[] order;

    private final int[] positions;
    private final int known;
    private final Marginal[] marginals;
    private final double[][] factor;
    private final LatentIntervals intervals;

    Conditional(List<Feature> features, double[][] correlations, BitSet given) {
        int n = features.size();
        order = new int[n];
        positions = new int[n];
        known = given.cardinality();
        marginals = features.stream().map(Feature::marginal).toArray(Marginal[]::new);
        int front = 0;
        int back = known;
        for (int f = 0; f < n; f++) {
            positions[f] = given.get(f) ? front++ : back++;
            order[positions[f]] = f;
        }
        double[][] ordered = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                ordered[i][j] = correlations[order[i]][order[j]];
            }
        }
        raise(ordered, known);
        factor = Cholesky.factor(ordered);
        intervals = new LatentIntervals(Cholesky.inverse(factor, known));
    }

    /** Raises the least eigenvalues of the first rows and columns; of the matrix, the lower triangle is there. */
    private static void raise(double[][] lower, int size) {
        double[][] block = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                block[i][j] = lower[i][j];
                block[j][i] = lower[i][j];
            }
        }
        if (!Cholesky.definite(block, LEAST)) {
            double[][] raised = CorrelationMatrix.raised(block, LEAST);
            for (int i = 0; i < size; i++) {
                System.arraycopy(raised[i], 0, lower[i], 0, i + 1);
            }
        }
    }

    /** {@return where a feature stands among the latent columns} */
    int position(int feature) {
        return positions[feature];
    }

    /**
     * Draws the latent normals of some rows.
     *
     * @param rows the batch with the known features
     * @param group the rows; the known features are present in all of them
     * @param latent receives the normals in order of {@link #position}; the known ones are used up
     * @param draws the random numbers
     */
    void draw(FeatureBatch rows, RowGroup group, double[][] latent, Draws draws) {
        int n = group.size();
        for (int p = 0; p < latent.length; p++) {
            double[] column = latent[p];
            int feature = order[p];
            if (p < known) {
                double[] values = rows.column(feature);
                for (int i = 0; i < n; i++) {
                    column[i] = values[group.row(i)];
                }
            } else {
                for (int i = 0; i < n; i++) {
                    column[i] = draws.normal(rows.firstRow() + group.row(i), feature);
                }
            }
        }
        drawKnown(rows.firstRow(), group, latent, draws);
        Cholesky.whiten(factor, known, latent, n);
        shorten(latent, n);
        Cholesky.colour(factor, known, latent, 0, n);
    }

    /** The squared length is chi-square: Wilson, Hilferty: The Distribution of Chi-Square, PNAS 17, 1931. */
    private void shorten(double[][] whitened, int n) {
        double variance = 2.0 / (9 * Math.max(1, known));
        double root = 1 - variance + EXTREME * Math.sqrt(variance);
        double longest = known * root * root * root;
        for (int i = 0; i < n; i++) {
            double length = 0;
            for (int p = 0; p < known; p++) {
                length += whitened[p][i] * whitened[p][i];
            }
            if (length > longest) {
                double factor = Math.sqrt(longest / length);
                for (int p = 0; p < known; p++) {
                    whitened[p][i] *= factor;
                }
            }
        }
    }

    /** Turns known values into latent normals. */
    private void drawKnown(long firstRow, RowGroup group, double[][] latent, Draws draws) {
        int n = group.size();
        double[][] low = new double[known][n];
        double[][] high = new double[known][n];
        for (int p = 0; p < known; p++) {
            LatentIntervals.of(marginals[order[p]], latent[p], low[p], high[p], n);
            marginals[order[p]].score(latent[p], latent[p], n);
        }
        intervals.draw(firstRow, group, order, latent, low, high, draws.at("intervals of given values"));
    }
}
