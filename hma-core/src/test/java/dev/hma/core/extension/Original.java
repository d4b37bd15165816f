package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A made-up child table: latent normal columns in families, cut into columns of every kind. */
final class Original {
    final int parents;
    final int[] sizes;
    final int[] families;
    private final double[][] latent;
    private final double[] spread;
    private final List<Feature> features = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    /**
     * @param average the average number of children; sizes are geometric, so many parents have none
     * @param share the intraclass correlation of the latent columns
     * @param correlation that of any two latent columns, between families and inside
     * @param spreads the standard deviation of the logarithm of the families' standard deviations
     */
    Original(int parents, double average, int count, double share, double correlation, double spreads, long seed) {
        Draws draws = Draws.of(seed);
        this.parents = parents;
        this.sizes = new int[parents];
        int rows = 0;
        for (int i = 0; i < parents; i++) {
            double u = draws.at("size").uniform(i, 0);
            sizes[i] = (int) Math.floor(Math.log(u) / Math.log(average / (1 + average)));
            rows += sizes[i];
        }
        this.families = new int[rows];
        this.latent = new double[count][rows];
        this.spread = new double[parents];
        int row = 0;
        for (int i = 0; i < parents; i++) {
            spread[i] = Math.exp(spreads * draws.at("spread").normal(i, 0) - spreads * spreads);
            for (int k = 0; k < sizes[i]; k++, row++) {
                families[row] = i;
                for (int c = 0; c < count; c++) {
                    double mu = mixed(draws.at("mu"), i, c, correlation);
                    double e = mixed(draws.at("e"), row, c, correlation) * spread[i];
                    latent[c][row] = Math.sqrt(share) * mu + Math.sqrt(1 - share) * e;
                }
            }
        }
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

    Frame frame() {
        return new Frame("children", features);
    }

    FeatureBatch rows() {
        return new FeatureBatch(0, families.length, columns.toArray(new double[0][]), families);
    }

    double[] column(int c) {
        return columns.get(c);
    }

    double[] latent(int c) {
        return latent[c];
    }
}
