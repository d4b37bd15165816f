package dev.hma.core.extension;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How more columns than the budget allows follow from as many components as it allows: a factor model of the columns as
 * standard normals. A column is the sum of its loadings times the components, plus a part of its own that has the rest of
 * the variance.
 *
 * @param importance per column the variance between parents that it stands for: what the components explain first
 * @param loadings per column its loadings on the components
 * @param quantiles per column the quantiles, in the middle of parts of equal probability, of one without a marginal of its
 *     own; else none
 */
public record Compression(double[] importance, double[][] loadings, double[][] quantiles) {
    /** Checks that the arrays go together. */
    public Compression {
        if (loadings.length == 0 || importance.length != loadings.length || quantiles.length != loadings.length) {
            throw new IllegalArgumentException("a compression of " + loadings.length + " columns with "
                    + importance.length + " variances and " + quantiles.length + " distributions");
        }
        for (int i = 0; i < loadings.length; i++) {
            if (loadings[i].length == 0
                    || loadings[i].length != loadings[0].length
                    || quantiles[i].length == 1
                    || !(importance[i] > 0)) {
                throw new IllegalArgumentException("column " + i + " of a compression has " + loadings[i].length
                        + " loadings, " + quantiles[i].length + " quantiles and a variance of " + importance[i]);
            }
        }
    }

    /** {@return the number of components} */
    int components() {
        return loadings[0].length;
    }

    /** {@return how much all columns together vary with a component, each by its importance} */
    double variance(int component) {
        double variance = 0;
        for (int i = 0; i < loadings.length; i++) {
            variance += importance[i] * loadings[i][component] * loadings[i][component];
        }
        return variance;
    }

    /** {@return the standard deviation of a column's own part} */
    double specificSd(int column) {
        double common = 0;
        for (double loading : loadings[column]) {
            common += loading * loading;
        }
        return Math.sqrt(Math.max(0, 1 - common));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Compression that
                && Arrays.equals(importance, that.importance)
                && Arrays.deepEquals(loadings, that.loadings)
                && Arrays.deepEquals(quantiles, that.quantiles);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(importance) + Arrays.deepHashCode(loadings);
    }
}
