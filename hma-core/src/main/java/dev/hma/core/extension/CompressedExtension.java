package dev.hma.core.extension;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An extension with components in place of its many columns.
 *
 * <p>The parent table knows the scores of the components. What a column has of its own besides is drawn, at the address
 * that the scores of the parent are: no two parents have the same, and one parent has the same whenever it is asked for.
 * So every column varies between parents as much as it did, and siblings stay as alike, whatever the budget.
 */
final class CompressedExtension implements Extension {
    private static final Draws SPECIFIC = Draws.of(0).at("specific parts");

    private final Extension full;
    private final Compression compression;
    private final Record state;
    private final List<ExtensionColumn> components;
    private final NormalScale[] scales;
    /** Per column what its normal is multiplied by in the score of each component. */
    private final double[][] weights;

    private final double[] specificSds;

    /**
     * @param full the extension with all columns
     * @param compression how they follow from components
     * @param state what is needed to build this extension again
     */
    CompressedExtension(Extension full, Compression compression, Record state) {
        List<ExtensionColumn> columns = full.columns();
        if (columns.size() != compression.loadings().length) {
            throw Moments.damaged(
                    compression.loadings().length + " extension columns were compressed, there are " + columns.size());
        }
        this.full = full;
        this.compression = compression;
        this.state = state;
        this.scales = NormalScale.of(columns, compression.quantiles());
        this.weights = new double[columns.size()][compression.components()];
        this.specificSds = new double[columns.size()];
        double[] roots = new double[compression.components()];
        for (int j = 0; j < roots.length; j++) {
            double variance = compression.variance(j);
            for (int i = 0; i < weights.length; i++) {
                double loading = compression.loadings()[i][j];
                weights[i][j] = variance == 0 ? 0 : compression.importance()[i] * loading / variance;
                roots[j] += weights[i][j] * loading * Math.sqrt(columns.get(i).reliability());
            }
        }
        for (int i = 0; i < specificSds.length; i++) {
            specificSds[i] = compression.specificSd(i);
        }
        this.components = IntStream.range(0, roots.length)
                .mapToObj(j -> new ExtensionColumn(
                        "component(" + (j + 1) + ")", Math.min(1, roots[j] * roots[j]), Gaussian.STANDARD))
                .toList();
    }

    @Override
    public List<ExtensionColumn> columns() {
        return components;
    }

    @Override
    public void summarise(FeatureBatch families, FeatureBatch out) {
        FeatureBatch columns = FeatureBatch.allocate(0, families.size(), scales.length);
        full.summarise(families, columns);
        double[] scores = new double[components.size()];
        for (int f = 0; f < families.size(); f++) {
            Arrays.fill(scores, 0);
            boolean known = false;
            for (int i = 0; i < scales.length; i++) {
                double normal = scales[i].normal(columns.column(i)[f]);
                // A column of which a family says nothing is what it is on average.
                if (!Double.isNaN(normal)) {
                    known = true;
                    for (int j = 0; j < scores.length; j++) {
                        scores[j] += weights[i][j] * normal;
                    }
                }
            }
            for (int j = 0; j < scores.length; j++) {
                out.column(j)[f] = known ? scores[j] : Double.NaN;
            }
        }
    }

    @Override
    public List<Feature> residuals() {
        return full.residuals();
    }

    @Override
    public void toResiduals(FeatureBatch rows, FeatureBatch families, FeatureBatch out) {
        full.toResiduals(rows, families, out);
    }

    @Override
    public void fromResiduals(FeatureBatch residuals, FeatureBatch extensions, FeatureBatch rows) {
        full.fromResiduals(residuals, expand(extensions), rows);
    }

    /** Families' scores to all columns; further features stay as they are, behind them. */
    private FeatureBatch expand(FeatureBatch families) {
        int further = families.features() - components.size();
        double[][] columns = new double[scales.length + further][];
        for (int i = 0; i < scales.length; i++) {
            columns[i] = new double[families.size()];
        }
        for (int k = 0; k < further; k++) {
            columns[scales.length + k] = families.column(components.size() + k);
        }
        double[] scores = new double[components.size()];
        for (int f = 0; f < families.size(); f++) {
            Draws own = SPECIFIC;
            boolean known = true;
            for (int j = 0; j < scores.length; j++) {
                scores[j] = families.column(j)[f];
                known &= !Double.isNaN(scores[j]);
                own = own.at(Double.doubleToLongBits(scores[j]));
            }
            for (int i = 0; i < scales.length; i++) {
                columns[i][f] = known ? scales[i].value(normal(i, scores, own)) : Double.NaN;
            }
        }
        return new FeatureBatch(families.firstRow(), families.size(), columns);
    }

    private double normal(int column, double[] scores, Draws own) {
        double normal = specificSds[column] * own.normal(0, column);
        for (int j = 0; j < scores.length; j++) {
            normal += compression.loadings()[column][j] * scores[j];
        }
        return normal;
    }

    @Override
    public Learning<Extension> calibrate() {
        return expanded(full.calibrate());
    }

    private Learning<Extension> expanded(Learning<Extension> learning) {
        if (learning instanceof Learning.Done<Extension> done) {
            return new Learning.Done<>(new CompressedExtension(done.result(), compression, state));
        }
        if (learning instanceof Learning.Sums<Extension> sums) {
            return new Expanded(sums);
        }
        throw new IllegalArgumentException("only sums can be read of expanded columns");
    }

    /** A learning of all columns that is given components. */
    private final class Expanded implements Learning.Sums<Extension> {
        private final Learning.Sums<Extension> sums;

        Expanded(Learning.Sums<Extension> sums) {
            this.sums = sums;
        }

        @Override
        public int cells() {
            return sums.cells();
        }

        @Override
        public void add(FeatureBatch families, long[] cells) {
            sums.add(expand(families), cells);
        }

        @Override
        public Learning<Extension> next(long[] totals) {
            return expanded(sums.next(totals));
        }
    }

    @Override
    public double[] betweenShares() {
        return full.betweenShares();
    }

    @Override
    public Record state() {
        return state;
    }
}
