package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Normal;
import dev.hma.core.Statistics;
import dev.hma.core.json.RecordJson;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private static final int COLUMNS = 12;

    private static MomentsSettings budget(int most) {
        return new MomentsSettings(most, 8, 0.01, 0.01);
    }

    /** Twelve columns whose means depend on one another: every two correlate by 0.6 between parents. */
    private static Original wide(long seed) {
        Original original = new Original(1500, 8, COLUMNS, 0.4, 0.6, 0, seed);
        for (int c = 0; c < COLUMNS; c++) {
            original.add("column " + c, c, Normal::quantile);
        }
        return original;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 11})
    void siblingsAreAsAlikeWhateverTheBudget(int most) {
        Original original = wide(1);
        Pipeline pipeline = new Pipeline(original, budget(most));
        assertThat(pipeline.extension.columns()).hasSize(most);
        FeatureBatch rows = pipeline.sample(2);
        for (int c = 0; c < COLUMNS; c++) {
            assertThat(intraclass(original, rows.column(c)))
                    .as("column %d with %d components", c, most)
                    .isCloseTo(intraclass(original, original.column(c)), within(0.05));
            assertThat(Statistics.distance(original.column(c), rows.column(c))).isLessThan(0.03);
        }
    }

    private static double intraclass(Original original, double[] x) {
        return Statistics.intraclass(x, original.families, original.parents);
    }

    @Test
    void whatColumnsHaveInCommonGoesThroughOneComponent() {
        Original original = wide(3);
        Pipeline pipeline = new Pipeline(original, budget(1));
        FeatureBatch rows = pipeline.sample(4);
        assertThat(between(original, rows.column(0), rows.column(1)))
                .isCloseTo(between(original, original.column(0), original.column(1)), within(0.1));
    }

    /** The correlation of the means of families of six rows at least. */
    private static double between(Original original, double[] x, double[] y) {
        double[] a = new double[original.parents];
        double[] b = new double[original.parents];
        for (int row = 0; row < x.length; row++) {
            int i = original.families[row];
            a[i] += original.sizes[i] < 6 ? Double.NaN : x[row] / original.sizes[i];
            b[i] += original.sizes[i] < 6 ? Double.NaN : y[row] / original.sizes[i];
        }
        for (int i = 0; i < a.length; i++) {
            a[i] = original.sizes[i] < 6 ? Double.NaN : a[i];
        }
        return Statistics.correlation(a, b);
    }

    @Test
    void withinTheBudgetNothingChanges() {
        Original original = wide(5);
        Extension exact = new Pipeline(original, budget(COLUMNS)).extension;
        assertThat(exact).isInstanceOf(MomentsExtension.class);
        assertThat(exact.state()).isEqualTo(new Pipeline(original, budget(1000)).extension.state());
    }

    @Test
    void withoutABudgetAllParentsAreAlike() {
        Original original = wide(6);
        Pipeline pipeline = new Pipeline(original, budget(0));
        assertThat(pipeline.extension.columns()).isEmpty();
        assertThat(intraclass(original, pipeline.sample(7).column(0))).isCloseTo(0, within(0.03));
    }

    @Test
    void parentsWithoutChildrenSayNothing() {
        Original original = wide(8);
        Pipeline pipeline = new Pipeline(original, budget(3));
        for (int i = 0; i < original.parents; i++) {
            assertThat(Double.isNaN(pipeline.columns.column(0)[i])).isEqualTo(original.sizes[i] == 0);
        }
    }

    @Test
    void aParentHasTheSameOwnPartsInEveryBatch() {
        Original original = wide(9);
        Pipeline pipeline = new Pipeline(original, budget(2));
        FeatureBatch residuals = Reading.normals(original.families, COLUMNS);
        FeatureBatch all = FeatureBatch.allocate(0, residuals.size(), COLUMNS);
        pipeline.extension.fromResiduals(residuals, pipeline.columns, all);
        int last = residuals.size() - 1;
        FeatureBatch row = Reading.range(residuals, last, last + 1);
        int family = row.families()[0];
        row.families()[0] = 0;
        FeatureBatch alone = FeatureBatch.allocate(last, 1, COLUMNS);
        pipeline.extension.fromResiduals(row, Reading.range(pipeline.columns, family, family + 1), alone);
        for (int c = 0; c < COLUMNS; c++) {
            assertThat(alone.column(c)[0]).isEqualTo(all.column(c)[last]);
        }
    }

    @Test
    void aCompressionIsRestoredFromItsState() {
        Original original = wide(10);
        Pipeline pipeline = new Pipeline(original, budget(3));
        MomentsState state = RecordJson.fromTree(RecordJson.toTree(pipeline.extension.state()), MomentsState.class);
        assertThat(state).isEqualTo(pipeline.extension.state());
        Extension restored = new Moments(budget(3)).restore(original.frame(), state);
        assertThat(restored.columns()).isEqualTo(pipeline.extension.columns());
        FeatureBatch residuals = Reading.normals(original.families, COLUMNS);
        FeatureBatch rows = Reading.fromResiduals(restored, residuals, pipeline.columns);
        FeatureBatch expected = Reading.fromResiduals(pipeline.extension, residuals, pipeline.columns);
        for (int c = 0; c < COLUMNS; c++) {
            assertThat(rows.column(c)).isEqualTo(expected.column(c));
        }
    }

    @Test
    void aStateThatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> new Compression(new double[] {1}, new double[][] {{1}, {1}}, new double[1][0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Compression(new double[] {1, 0}, new double[][] {{1}, {1}}, new double[2][0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quantilesMapValuesToNormalsAndBack() {
        long[] counts = new long[Mixture.MEANS];
        double[] values = {-1, -0.5, -0.25, 0.5, 0.5, 0.5, 1, 2.25};
        for (double value : values) {
            counts[Mixture.meanBin(value)]++;
        }
        NormalScale scale = new NormalScale(new ExtensionColumn("skew", 1, null), NormalScale.quantiles(counts, 0));
        double before = Double.NEGATIVE_INFINITY;
        for (double value : Arrays.stream(values).distinct().toArray()) {
            double normal = scale.normal(value);
            assertThat(normal).isFinite().isGreaterThan(before);
            assertThat(scale.value(normal)).isCloseTo(value, within(1e-9));
            before = normal;
        }
        assertThat(scale.normal(Double.NaN)).isNaN();
        NormalScale gaussian = new NormalScale(new ExtensionColumn("mean", 1, new Gaussian(0, 0.5)), new double[0]);
        assertThat(gaussian.value(gaussian.normal(0.25))).isEqualTo(0.25);
    }
}
