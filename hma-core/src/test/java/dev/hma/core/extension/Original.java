package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.Well19937c;

/** A made-up child table: latent normal columns in families, cut into columns of every kind. */
final class Original {
    final int parents;
    final int[] sizes;
    final int[] families;
    private final double[][] latent;
    private final double[] spread;
    private final double[][] trueMeans;
    private final List<Feature> features = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    /**
     * @param average the average number of children; sizes are geometric, so many parents have none
     * @param share the intraclass correlation of the latent columns
     * @param correlation that of any two latent columns, between families and inside
     * @param spreads the standard deviation of the logarithm of the families' standard deviations
     */
    Original(int parents, double average, int count, double share, double correlation, double spreads, long seed) {
        this(geometric(parents, average, seed), count, share, correlation, spreads, seed);
    }

    private Original(int[] sizes, int count, double share, double correlation, double spreads, long seed) {
        Draws draws = Draws.of(seed);
        this.parents = sizes.length;
        this.sizes = sizes;
        int rows = Arrays.stream(sizes).sum();
        this.families = new int[rows];
        this.latent = new double[count][rows];
        this.spread = new double[parents];
        this.trueMeans = new double[count][parents];
        int row = 0;
        for (int i = 0; i < parents; i++) {
            spread[i] = Math.exp(spreads * draws.at("spread").normal(i, 0) - spreads * spreads);
            for (int k = 0; k < sizes[i]; k++, row++) {
                families[row] = i;
                for (int c = 0; c < count; c++) {
                    double mu = mixed(draws.at("mu"), i, c, correlation);
                    trueMeans[c][i] = Math.sqrt(share) * mu;
                    double e = mixed(draws.at("e"), row, c, correlation) * spread[i];
                    latent[c][row] = Math.sqrt(share) * mu + Math.sqrt(1 - share) * e;
                }
            }
        }
    }

    /** Families of given sizes. */
    static Original ofSizes(IntUnaryOperator size, int parents, int count, long seed) {
        return new Original(IntStream.range(0, parents).map(size).toArray(), count, 0.4, 0.7, 0, seed);
    }

    private static int[] geometric(int parents, double average, long seed) {
        Draws draws = Draws.of(seed).at("size");
        int[] sizes = new int[parents];
        for (int i = 0; i < parents; i++) {
            sizes[i] = (int) Math.floor(Math.log(draws.uniform(i, 0)) / Math.log(average / (1 + average)));
        }
        return sizes;
    }

    private static double mixed(Draws draws, int row, int column, double correlation) {
        return Math.sqrt(correlation) * draws.normal(row, 0)
                + Math.sqrt(1 - correlation) * draws.normal(row, column + 1);
    }

    /** Adds a column: a function of the probability of its latent value. */
    Original add(String name, int levels, DoubleUnaryOperator quantile) {
        double[] z = latent[columns.size()];
        double[] x = new double[z.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = quantile.applyAsDouble(Normal.cdf(z[i]));
        }
        return add(name, levels, x);
    }

    Original add(String name, int levels, double[] x) {
        SampleMarginal marginal = new SampleMarginal(x);
        features.add(new Feature(name, name, levels, null, marginal.attenuation(), marginal));
        columns.add(x);
        return this;
    }

    /** Codes whose frequencies in a family follow a Dirichlet distribution, with the same intraclass correlation for all. */
    static double[] unordered(Original original, double[] weights, double share, long seed) {
        double sum = Arrays.stream(weights).sum();
        Well19937c random = new Well19937c(seed);
        double[] x = new double[original.families.length];
        int row = 0;
        for (int size : original.sizes) {
            double[] frequencies = new double[weights.length];
            double total = 0;
            for (int l = 0; l < weights.length; l++) {
                double shape = weights[l] / sum * (1 - share) / share;
                frequencies[l] = new GammaDistribution(random, shape, 1).sample();
                total += frequencies[l];
            }
            for (int k = 0; k < size; k++) {
                double left = random.nextDouble() * total;
                int code = 0;
                while (code < weights.length - 1 && left > frequencies[code]) {
                    left -= frequencies[code++];
                }
                x[row++] = code;
            }
        }
        return x;
    }

    Frame frame() {
        return new Frame("children", features);
    }

    FeatureBatch rows() {
        return new FeatureBatch(0, families.length, columns.toArray(new double[0][]), families);
    }

    double[] column(int c) {
        return columns.get(c);
    }

    /** The latent means of the families; 0 for one without rows. */
    double[] trueMeans(int c) {
        return trueMeans[c];
    }
}
