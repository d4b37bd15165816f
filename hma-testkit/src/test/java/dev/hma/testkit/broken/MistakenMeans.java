package dev.hma.testkit.broken;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.testkit.reference.LatentMeans;
import java.util.Arrays;
import java.util.List;

/** Latent means, correct but for one mistake. */
public enum MistakenMeans implements ExtensionStrategy<LatentMeans.State> {
    /** A family's cell holds what its last row says. */
    LETS_THE_LAST_ROW_WIN,
    /** Rows without a parent count for the first family. */
    ADOPTS_ORPHANS,
    /** Residuals are not brought back to the variance that the own mean took from them. */
    LEAVES_RESIDUALS_SMALL,
    /** Parents' columns are added on top of residuals that have the whole variance already. */
    COUNTS_THE_PARENT_TWICE,
    /** Families are not told apart when rows are drawn. */
    FORGETS_THE_FAMILY,
    /** Rows of families of which nothing is known are drawn with the residuals' spread alone. */
    SHRINKS_THE_UNKNOWN;

    @Override
    public Families learn(Frame children) {
        Families families = new LatentMeans().learn(children);
        return new Families() {
            @Override
            public int cells() {
                return families.cells();
            }

            @Override
            public void add(FeatureBatch rows, long[] cells) {
                int[] own = rows.families().clone();
                for (int i = 0; i < own.length; i++) {
                    own[i] = own[i] < 0 && MistakenMeans.this == ADOPTS_ORPHANS ? 0 : own[i];
                    if (MistakenMeans.this == LETS_THE_LAST_ROW_WIN && i < rows.size() && own[i] >= 0) {
                        Arrays.fill(cells, own[i] * cells(), (own[i] + 1) * cells(), 0);
                    }
                }
                families.add(new FeatureBatch(rows.firstRow(), rows.size(), arrays(rows), own), cells);
            }

            @Override
            public Learning<Extension> pool() {
                Learning.Sums<Extension> pool = (Learning.Sums<Extension>) families.pool();
                return new Learning.Sums<>() {
                    @Override
                    public int cells() {
                        return pool.cells();
                    }

                    @Override
                    public void add(FeatureBatch rows, long[] cells) {
                        pool.add(rows, cells);
                    }

                    @Override
                    public Learning<Extension> next(long[] totals) {
                        return new Done<>(new Mistaken(((Done<Extension>) pool.next(totals)).result()));
                    }
                };
            }
        };
    }

    @Override
    public Extension restore(Frame children, LatentMeans.State state) {
        return new Mistaken(new LatentMeans().restore(children, state));
    }

    private static double[][] arrays(FeatureBatch rows) {
        double[][] columns = new double[rows.features()][];
        Arrays.setAll(columns, rows::column);
        return columns;
    }

    private final class Mistaken implements Extension {
        private final Extension means;

        Mistaken(Extension means) {
            this.means = means;
        }

        @Override
        public List<ExtensionColumn> columns() {
            return means.columns();
        }

        @Override
        public void summarise(FeatureBatch families, FeatureBatch out) {
            means.summarise(families, out);
        }

        @Override
        public List<Feature> residuals() {
            return means.residuals();
        }

        @Override
        public void toResiduals(FeatureBatch rows, FeatureBatch families, FeatureBatch out) {
            means.toResiduals(rows, families, out);
            for (int f = 0; f < out.features() && MistakenMeans.this == LEAVES_RESIDUALS_SMALL; f++) {
                for (int i = 0; i < out.size(); i++) {
                    out.column(f)[i] *= 0.9;
                }
            }
        }

        @Override
        public void fromResiduals(FeatureBatch residuals, FeatureBatch extensions, FeatureBatch rows) {
            int[] families = residuals.families().clone();
            double[][] own =
                    Arrays.stream(arrays(residuals)).map(double[]::clone).toArray(double[][]::new);
            double[] shares = betweenShares();
            for (int i = 0; i < residuals.size(); i++) {
                boolean unknown = families[i] < 0
                        || extensions.features() > 0 && Double.isNaN(extensions.column(0)[families[i]]);
                for (int f = 0; f < own.length; f++) {
                    own[f][i] *= switch (MistakenMeans.this) {
                        case COUNTS_THE_PARENT_TWICE -> unknown ? 1 : 1 / Math.sqrt(1 - shares[f]);
                        case SHRINKS_THE_UNKNOWN -> unknown ? Math.sqrt(1 - shares[f]) : 1;
                        default -> 1;
                    };
                }
                families[i] = MistakenMeans.this == FORGETS_THE_FAMILY ? -1 : families[i];
            }
            means.fromResiduals(
                    new FeatureBatch(residuals.firstRow(), residuals.size(), own, families), extensions, rows);
        }

        @Override
        public double[] betweenShares() {
            return means.betweenShares();
        }

        @Override
        public Record state() {
            return means.state();
        }
    }
}
