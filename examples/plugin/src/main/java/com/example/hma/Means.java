package com.example.hma;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Lattice;
import java.util.ArrayList;
import java.util.List;

/**
 * Summarises the children of a parent by their means: the latent normal behind every column is the sum of a part that
 * siblings share and one of each child's own.
 */
public final class Means implements ExtensionStrategy<MeansState> {
    /** Per family and feature: how many values, the sum of their scores, and of the squares. */
    static final int CELLS = 3;

    /** Creates the strategy. */
    public Means() {}

    @Override
    public Families learn(Frame children) {
        return new FamilySums(children);
    }

    @Override
    public Extension restore(Frame children, MeansState state) {
        return new MeansExtension(children, state);
    }

    private record FamilySums(Frame children) implements Families {
        @Override
        public int cells() {
            return CELLS * children.size();
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            double[][] z = Scores.of(rows, children);
            for (int f = 0; f < z.length; f++) {
                for (int i = 0; i < rows.size(); i++) {
                    int family = rows.families()[i];
                    if (family >= 0 && !Double.isNaN(z[f][i])) {
                        int at = family * cells() + CELLS * f;
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

    /**
     * One-way analysis of variance with families of any size, by the method of moments. Families are the rows here, and the
     * cells above their features.
     */
    private record Pool(Frame children) implements Learning.Sums<Extension> {
        /** Per feature: values, families, squared sizes, scores, squared scores, families' squared sums over their sizes. */
        private static final int TOTALS = 6;

        @Override
        public int cells() {
            return TOTALS * children.size();
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            for (int f = 0; f < children.size(); f++) {
                int at = TOTALS * f;
                double[] sizes = families.column(CELLS * f);
                double[] sums = families.column(CELLS * f + 1);
                double[] squares = families.column(CELLS * f + 2);
                for (int g = 0; g < families.size(); g++) {
                    long n = (long) sizes[g];
                    if (n > 0) {
                        cells[at] += n;
                        cells[at + 1]++;
                        cells[at + 2] += n * n;
                        cells[at + 3] += (long) sums[g];
                        cells[at + 4] += (long) squares[g];
                        // No whole number: rounded per family, so that it does not depend on how families are batched.
                        cells[at + 5] += Math.round(sums[g] * sums[g] / n);
                    }
                }
            }
        }

        @Override
        public Learning<Extension> next(long[] totals) {
            List<MeansState.Column> columns = new ArrayList<>();
            for (int f = 0; f < children.size(); f++) {
                columns.add(column(totals, TOTALS * f, children.features().get(f).attenuation()));
            }
            return new Done<>(new MeansExtension(children, new MeansState(columns)));
        }

        private static MeansState.Column column(long[] totals, int at, Attenuation attenuation) {
            double n = totals[at];
            double families = totals[at + 1];
            if (families < 2 || n <= families) {
                return MeansState.ALIKE;
            }
            double square = Lattice.UNIT * Lattice.UNIT;
            double sum = totals[at + 3] / Lattice.UNIT;
            double means = totals[at + 5] / square;
            double within = Math.max(0, (totals[at + 4] / square - means) / (n - families));
            double size = (n - totals[at + 2] / n) / (families - 1);
            double between = ((means - sum * sum / n) / (families - 1) - within) / size;
            if (!(between > 0)) {
                return new MeansState.Column(0, within, 0, 0);
            }
            // Two siblings' scores correlate by the share between families: their latent normals by more.
            double share = Math.max(0, attenuation.latent(attenuation, between / (between + within)));
            return new MeansState.Column(between, within, share, between / (between + within / size));
        }
    }
}
