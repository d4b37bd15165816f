package com.example.hma;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Lattice;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Both directions of the map between child rows and residuals.
 *
 * <p>A latent normal is m + sqrt(1 - share) r: the family's mean m, with variance {@code share}, and the residual r. So the
 * mixture over families is the standard normal again, and every column keeps its distribution.
 *
 * @param children the features of the children
 * @param state what was learnt
 */
record MeansExtension(Frame children, MeansState state) implements Extension {
    @Override
    public List<ExtensionColumn> columns() {
        return features().mapToObj(f -> new ExtensionColumn(
                        "mean(" + children.features().get(f).name() + ")",
                        column(f).reliability(),
                        new Gaussian(0, Math.sqrt(column(f).share()))))
                .toList();
    }

    /** Estimates of the families' latent means, shrunk towards 0 by as much as they are noise. */
    @Override
    public void summarise(FeatureBatch families, FeatureBatch out) {
        for (int f = 0; f < children.size(); f++) {
            double between = column(f).between();
            double scale = Math.sqrt(between * column(f).share());
            for (int g = 0; g < families.size(); g++) {
                double n = size(families, f, g);
                double noise = column(f).within() / n;
                out.column(f)[g] = n == 0
                        ? Double.NaN
                        : between == 0 ? 0 : scale * mean(families, f, g) / (between + noise);
            }
        }
    }

    @Override
    public List<Feature> residuals() {
        return features().mapToObj(f -> {
                    Feature feature = children.features().get(f);
                    Attenuation within = feature.attenuation().within(column(f).share());
                    return new Feature(feature.name(), feature.origin(), 0, null, within, Gaussian.STANDARD);
                })
                .toList();
    }

    /** Deviations from the family's own mean, brought back to the variance that taking the mean has cost. */
    @Override
    public void toResiduals(FeatureBatch rows, FeatureBatch families, FeatureBatch out) {
        double[][] z = Scores.of(rows, children);
        for (int f = 0; f < children.size(); f++) {
            double sd = Math.sqrt(column(f).within());
            for (int i = 0; i < rows.size(); i++) {
                int g = rows.families()[i];
                double n = g < 0 ? 0 : size(families, f, g);
                out.column(f)[i] = n < 2 || sd == 0
                        ? Double.NaN
                        : (z[f][i] - mean(families, f, g)) * Math.sqrt(n / (n - 1)) / sd;
            }
        }
    }

    @Override
    public void fromResiduals(FeatureBatch residuals, FeatureBatch extensions, FeatureBatch rows) {
        for (int f = 0; f < children.size(); f++) {
            double own = Math.sqrt(1 - column(f).share());
            double[] x = rows.column(f);
            for (int i = 0; i < rows.size(); i++) {
                int g = residuals.families()[i];
                double mean = g < 0 ? Double.NaN : extensions.column(f)[g];
                double residual = residuals.column(f)[i];
                x[i] = Double.isNaN(mean) ? residual : mean + own * residual;
            }
            children.features().get(f).marginal().unscore(x, x, rows.size());
        }
    }

    @Override
    public double[] betweenShares() {
        return features().mapToDouble(f -> column(f).share()).toArray();
    }

    private IntStream features() {
        return IntStream.range(0, children.size());
    }

    private MeansState.Column column(int feature) {
        return state.columns().get(feature);
    }

    private static double size(FeatureBatch families, int feature, int family) {
        return families.column(Means.CELLS * feature)[family];
    }

    private static double mean(FeatureBatch families, int feature, int family) {
        return families.column(Means.CELLS * feature + 1)[family] / Lattice.UNIT / size(families, feature, family);
    }
}
