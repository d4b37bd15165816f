package dev.hma.testkit;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes a strategy through fit and sampling, as an engine does: the real families stand in for the drawn ones, and
 * standard normals for a synthesizer of residuals.
 */
final class ExtensionRunner {
    private static final int EXTRA = 3;

    private final MadeUpFamilies data;
    private final FeatureBatch sums;
    private final Extension extension;

    private ExtensionRunner(MadeUpFamilies data, FeatureBatch sums, Extension extension) {
        this.data = data;
        this.sums = sums;
        this.extension = extension;
    }

    static ExtensionRunner fit(ExtensionStrategy<?> strategy, MadeUpFamilies data, LearningRunner runner) {
        ExtensionStrategy.Families families = strategy.learn(data.frame());
        long[] cells = new long[data.count() * families.cells()];
        families.add(
                Rows.pick(data.rows(), IntStream.range(0, data.rows().size()).toArray(), EXTRA), cells);
        FeatureBatch sums = asRows(cells, data.count(), families.cells());
        return new ExtensionRunner(data, sums, runner.run(families.pool(), sums));
    }

    static FeatureBatch asRows(long[] cells, int families, int perFamily) {
        double[][] columns = new double[perFamily][families];
        for (int g = 0; g < families; g++) {
            for (int k = 0; k < perFamily; k++) {
                columns[k][g] = cells[g * perFamily + k];
            }
        }
        return new FeatureBatch(0, families, columns);
    }

    /** The same families with another extension, such as a restored one. */
    ExtensionRunner with(Extension other) {
        return new ExtensionRunner(data, sums, other);
    }

    Extension extension() {
        return extension;
    }

    /** The extension columns of the real families. */
    double[][] summaries() {
        FeatureBatch out = Rows.blank(0, data.count(), extension.columns().size(), EXTRA);
        extension.summarise(Rows.pick(sums, IntStream.range(0, data.count()).toArray(), EXTRA), out);
        return Rows.values(out);
    }

    /** The residuals of the real rows, in batches of some size. */
    double[][] residuals(int batch) {
        double[][] residuals = new double[data.frame().size()][data.rows().size()];
        for (int[] range : Rows.ranges(data.rows(), batch, false)) {
            FeatureBatch rows = pick(data.rows(), range);
            FeatureBatch out = Rows.blank(range[0], rows.size(), residuals.length, EXTRA);
            extension.toResiduals(rows, sums, out);
            for (int f = 0; f < residuals.length; f++) {
                System.arraycopy(out.column(f), 0, residuals[f], range[0], rows.size());
            }
        }
        return residuals;
    }

    private static FeatureBatch pick(FeatureBatch rows, int[] range) {
        FeatureBatch picked =
                Rows.pick(rows, IntStream.range(range[0], range[1]).toArray(), EXTRA);
        return new FeatureBatch(range[0], picked.size(), Rows.columns(picked), picked.families());
    }

    /**
     * What the parents' synthesizer would draw: the real families' columns, and where the strategy knows the distribution
     * of the true values, in that distribution.
     */
    double[][] drawnSummaries() {
        double[][] columns = summaries();
        List<ExtensionColumn> kinds = extension.columns();
        for (int k = 0; k < columns.length; k++) {
            Marginal marginal = kinds.get(k).marginal();
            if (marginal != null) {
                columns[k] = mapped(columns[k], marginal);
            }
        }
        return columns;
    }

    private static double[] mapped(double[] column, Marginal marginal) {
        int[] present = IntStream.range(0, column.length)
                .filter(g -> !Double.isNaN(column[g]))
                .boxed()
                .sorted(Comparator.comparingDouble(g -> column[g]))
                .mapToInt(g -> g)
                .toArray();
        double[] mapped = column.clone();
        for (int rank = 0; rank < present.length; rank++) {
            mapped[present[rank]] = marginal.quantile((rank + 0.5) / present.length);
        }
        return mapped;
    }

    /** The map for a sample that consists of these families, learnt in some way. */
    Extension calibrated(double[][] summaries, LearningRunner runner) {
        double[][] columns = Arrays.copyOf(summaries, summaries.length + 1);
        columns[summaries.length] = Arrays.stream(data.sizes()).asDoubleStream().toArray();
        return runner.run(extension.calibrate(), new FeatureBatch(0, data.count(), columns));
    }

    /** Child rows of given families, from standard normal residuals, in batches of some size. */
    double[][] rows(Extension map, double[][] summaries, int[] families, int batch) {
        Draws draws = Draws.of(21).at("residuals");
        List<Feature> features = extension.residuals();
        double[][] residuals = new double[features.size()][families.length];
        for (int f = 0; f < residuals.length; f++) {
            int lane = f;
            Arrays.setAll(residuals[f], i -> draws.normal(i, lane));
            features.get(f).marginal().unscore(residuals[f], residuals[f], families.length);
        }
        FeatureBatch all = new FeatureBatch(0, families.length, residuals, families);
        FeatureBatch extensions = new FeatureBatch(0, data.count(), summaries);
        double[][] rows = new double[data.frame().size()][families.length];
        for (int[] range : Rows.ranges(all, batch, false)) {
            FeatureBatch out = Rows.blank(range[0], range[1] - range[0], rows.length, EXTRA);
            map.fromResiduals(pick(all, range), extensions, out);
            for (int f = 0; f < rows.length; f++) {
                System.arraycopy(out.column(f), 0, rows[f], range[0], range[1] - range[0]);
            }
        }
        return rows;
    }

    /** A whole sample of the real families. */
    double[][] sample() {
        double[][] summaries = drawnSummaries();
        Extension map = calibrated(summaries, LearningRunner.PLAIN);
        return rows(map, summaries, data.rows().families(), 1000);
    }
}
