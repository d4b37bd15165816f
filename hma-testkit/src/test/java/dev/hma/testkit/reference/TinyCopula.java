package dev.hma.testkit.reference;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import java.util.BitSet;
import java.util.Set;

/** A Gaussian copula in its smallest form: latent correlations pair by pair, rows by regression on what is there already. */
public final class TinyCopula implements TableSynthesizer<TinyCopula.State> {
    /** Below this reliability the attenuation of a column is not undone any further. */
    private static final double FLOOR = 0.25;

    private final boolean fromRows;

    /**
     * The model.
     *
     * @param correlations the latent correlations
     */
    public record State(double[][] correlations) {}

    /**
     * Creates the synthesizer.
     *
     * @param fromRows whether it asks for the rows instead of sums
     */
    public TinyCopula(boolean fromRows) {
        this.fromRows = fromRows;
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.CONTEXT, Ability.CONDITIONS);
    }

    @Override
    public Learning<TableModel> learn(Frame frame, Draws draws) {
        Pairs sums = new Pairs(frame);
        return fromRows ? new All(sums) : sums;
    }

    @Override
    public TableModel restore(Frame frame, State state) {
        return new Model(frame, state);
    }

    private record Pairs(Frame frame) implements Learning.Sums<TableModel> {
        @Override
        public int cells() {
            return frame.size() * frame.size() * Moments.CELLS;
        }

        @Override
        public void add(FeatureBatch rows, long[] cells) {
            double[][] z = Moments.scores(rows, frame);
            for (int a = 0; a < z.length; a++) {
                for (int b = 0; b < a; b++) {
                    for (int i = 0; i < rows.size(); i++) {
                        Moments.add(z[a][i], z[b][i], cells, (a * z.length + b) * Moments.CELLS);
                    }
                }
            }
        }

        @Override
        public Learning<TableModel> next(long[] totals) {
            int n = frame.size();
            double[][] correlations = new double[n][n];
            for (int a = 0; a < n; a++) {
                correlations[a][a] = 1;
                for (int b = 0; b < a; b++) {
                    double observed = Moments.correlation(totals, (a * n + b) * Moments.CELLS);
                    double latent = attenuation(a).latent(attenuation(b), observed);
                    correlations[a][b] = latent;
                    correlations[b][a] = latent;
                }
            }
            return new Done<>(new Model(frame, new State(correlations)));
        }

        private Attenuation attenuation(int feature) {
            Attenuation attenuation = frame.features().get(feature).attenuation();
            double reliability = attenuation.loadings()[0] * attenuation.loadings()[0];
            return reliability < FLOOR ? new Attenuation(Math.sqrt(FLOOR)) : attenuation;
        }
    }

    private record All(Pairs sums) implements Learning.Rows<TableModel> {
        @Override
        public long limit() {
            return Long.MAX_VALUE;
        }

        @Override
        public Learning<TableModel> next(FeatureBatch rows) {
            long[] totals = new long[sums.cells()];
            sums.add(rows, totals);
            return sums.next(totals);
        }
    }

    private record Model(Frame frame, State state) implements TableModel {
        @Override
        public void sample(FeatureBatch rows, BitSet given, Draws draws) {
            int n = frame.size();
            int[] order = java.util.stream.IntStream.concat(
                            given.stream().filter(f -> f < n),
                            java.util.stream.IntStream.range(0, n).filter(f -> !given.get(f)))
                    .toArray();
            double[][] root = cholesky(order);
            double[] own = new double[n];
            for (int i = 0; i < rows.size(); i++) {
                long row = rows.firstRow() + i;
                for (int k = 0; k < n; k++) {
                    int f = order[k];
                    double mean = 0;
                    for (int j = 0; j < k; j++) {
                        mean += root[k][j] * own[j];
                    }
                    double x = rows.column(f)[i];
                    if (!given.get(f)) {
                        own[k] = draws.normal(row, f);
                        rows.column(f)[i] = mean + root[k][k] * own[k];
                    } else if (Double.isNaN(x) || root[k][k] < 1e-6) {
                        own[k] = draws.normal(row, f);
                    } else {
                        Marginal marginal = frame.features().get(f).marginal();
                        double below = marginal.below(x);
                        double p = below + draws.uniform(row, f) * (marginal.upTo(x) - below);
                        own[k] = (Math.max(-8, Math.min(8, Normal.quantile(p))) - mean) / root[k][k];
                    }
                }
            }
            for (int k = given.cardinality(); k < n; k++) {
                double[] x = rows.column(order[k]);
                frame.features().get(order[k]).marginal().unscore(x, x, rows.size());
            }
        }

        /** The lower triangular root; rows are scaled to length 1 where the correlations contradict each other. */
        private double[][] cholesky(int[] order) {
            int n = order.length;
            double[][] root = new double[n][n];
            for (int a = 0; a < n; a++) {
                double squares = 0;
                for (int b = 0; b < a; b++) {
                    double sum = state.correlations()[order[a]][order[b]];
                    for (int k = 0; k < b; k++) {
                        sum -= root[a][k] * root[b][k];
                    }
                    root[a][b] = root[b][b] < 1e-6 ? 0 : sum / root[b][b];
                    squares += root[a][b] * root[a][b];
                }
                double scale = squares > 1 ? 1 / Math.sqrt(squares) : 1;
                for (int b = 0; b < a; b++) {
                    root[a][b] *= scale;
                }
                root[a][a] = Math.sqrt(Math.max(0, 1 - squares * scale * scale));
            }
            return root;
        }
    }
}
