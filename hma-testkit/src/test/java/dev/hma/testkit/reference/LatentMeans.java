package dev.hma.testkit.reference;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Lattice;
import java.util.List;
import java.util.stream.IntStream;

/** Gives a parent the latent mean of every column of its children. */
public final class LatentMeans implements ExtensionStrategy<LatentMeans.State> {
    /** Per family and feature: the number of values, the sum of their scores and of the squares. */
    private static final int PER_FEATURE = 3;

    /**
     * What all families have in common, an entry per feature.
     *
     * @param between the variance of the families' mean scores
     * @param within the variance of scores inside families
     * @param share the share of the latent variance that lies between families
     */
    public record State(double[] between, double[] within, double[] share) {}

    @Override
    public Families learn(Frame children) {
        return new Sums(children);
    }

    @Override
    public Extension restore(Frame children, State state) {
        return new Means(children, state);
    }

    private record Sums(Frame children) implements Families {
        @Override
        public int cells() {
            return PER_FEATURE * children.size();
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            double[][] z = Moments.scores(rows, children);
            for (int i = 0; i < rows.size(); i++) {
                int family = rows.families()[i];
                for (int f = 0; f < z.length && family >= 0; f++) {
                    if (!Double.isNaN(z[f][i])) {
                        int at = family * cells() + PER_FEATURE * f;
                        cells[at]++;
                        cells[at + 1] += Lattice.units(z[f][i]);
                        cells[at + 2] += Lattice.squareUnits(z[f][i] * z[f][i]);
                    }
                }
            }
        }

        @Override
        public Learning<Extension> pool() {
            return new Pool(children);
        }
    }

    /** One-way analysis of variance. Per feature: values, families, sizes squared, scores, squares, family sums squared / n. */
    private record Pool(Frame children) implements Learning.Sums<Extension> {
        private static final int TOTALS = 6;

        @Override
        public int cells() {
            return TOTALS * children.size();
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            for (int f = 0; f < children.size(); f++) {
                for (int g = 0; g < families.size(); g++) {
                    long n = (long) families.column(PER_FEATURE * f)[g];
                    if (n > 0) {
                        double sum = families.column(PER_FEATURE * f + 1)[g];
                        cells[TOTALS * f] += n;
                        cells[TOTALS * f + 1]++;
                        cells[TOTALS * f + 2] += n * n;
                        cells[TOTALS * f + 3] += (long) sum;
                        cells[TOTALS * f + 4] += (long) families.column(PER_FEATURE * f + 2)[g];
                        cells[TOTALS * f + 5] += Math.round(sum * sum / n);
                    }
                }
            }
        }

        @Override
        public Learning<Extension> next(long[] totals) {
            int size = children.size();
            State state = new State(new double[size], new double[size], new double[size]);
            double square = Lattice.UNIT * Lattice.UNIT;
            for (int f = 0; f < size; f++) {
                double n = totals[TOTALS * f];
                double families = totals[TOTALS * f + 1];
                if (n > families && families > 1) {
                    double sum = totals[TOTALS * f + 3] / Lattice.UNIT;
                    double means = totals[TOTALS * f + 5] / square;
                    double within = (totals[TOTALS * f + 4] / square - means) / (n - families);
                    double perFamily = (n - totals[TOTALS * f + 2] / n) / (families - 1);
                    double between = ((means - sum * sum / n) / (families - 1) - within) / perFamily;
                    state.within()[f] = Math.max(0, within);
                    state.between()[f] = Math.max(0, between);
                    if (between > 0 && within > 0) {
                        Attenuation a = children.features().get(f).attenuation();
                        state.share()[f] = Math.max(0, a.latent(a, between / (between + within)));
                    }
                }
            }
            return new Done<>(new Means(children, state));
        }
    }

    private record Means(Frame children, State state) implements Extension {
        @Override
        public List<ExtensionColumn> columns() {
            return IntStream.range(0, children.size())
                    .mapToObj(f -> new ExtensionColumn(
                            "mean(" + children.features().get(f).name() + ")",
                            1,
                            new Gaussian(0, Math.sqrt(state.share()[f]))))
                    .toList();
        }

        @Override
        public void summarise(FeatureBatch families, FeatureBatch out) {
            for (int f = 0; f < children.size(); f++) {
                for (int g = 0; g < families.size(); g++) {
                    double n = families.column(PER_FEATURE * f)[g];
                    double variance = state.between()[f] + state.within()[f] / n;
                    double mean = families.column(PER_FEATURE * f + 1)[g] / Lattice.UNIT / n;
                    double shrunk = state.between()[f] == 0 ? 0 : mean * Math.sqrt(state.between()[f]) / variance;
                    out.column(f)[g] = n == 0 ? Double.NaN : shrunk * Math.sqrt(state.share()[f]);
                }
            }
        }

        @Override
        public List<Feature> residuals() {
            return IntStream.range(0, children.size())
                    .mapToObj(f -> {
                        Feature feature = children.features().get(f);
                        Attenuation within = feature.attenuation().within(state.share()[f]);
                        return new Feature(feature.name(), feature.origin(), 0, null, within, Gaussian.STANDARD);
                    })
                    .toList();
        }

        @Override
        public void toResiduals(FeatureBatch rows, FeatureBatch families, FeatureBatch out) {
            double[][] z = Moments.scores(rows, children);
            for (int f = 0; f < children.size(); f++) {
                double sd = Math.sqrt(state.within()[f]);
                for (int i = 0; i < rows.size(); i++) {
                    int g = rows.families()[i];
                    double n = g < 0 ? 0 : families.column(PER_FEATURE * f)[g];
                    double mean = n < 2 ? 0 : families.column(PER_FEATURE * f + 1)[g] / Lattice.UNIT / n;
                    out.column(f)[i] = n < 2 || sd == 0 ? Double.NaN : (z[f][i] - mean) * Math.sqrt(n / (n - 1)) / sd;
                }
            }
        }

        @Override
        public void fromResiduals(FeatureBatch residuals, FeatureBatch extensions, FeatureBatch rows) {
            for (int f = 0; f < children.size(); f++) {
                double own = Math.sqrt(1 - state.share()[f]);
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
            return state.share().clone();
        }
    }
}
