package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.Doubles;
import dev.hma.api.SynthesisException;
import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import dev.hma.core.Statistics;
import dev.hma.core.json.RecordJson;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopulaParametersTest {
    private static final double MEAN_Z = 0.2;
    private static final double SD_Z = 0.6;

    /** Three columns: of family i, the first two correlate inside it by tanh(z), z normal; the third is by itself. */
    private static final class Pairs {
        final Original original;
        final double[] z;

        Pairs(int parents, double average, long seed) {
            original = new Original(parents, average, 3, 0.3, 0.5, 0, seed);
            z = new double[parents];
            Draws draws = Draws.of(seed).at("pairs");
            for (int i = 0; i < parents; i++) {
                z[i] = MEAN_Z + SD_Z * draws.normal(i, 0);
            }
            int rows = original.families.length;
            double[][] x = new double[3][rows];
            for (int row = 0; row < rows; row++) {
                int i = original.families[row];
                double r = Math.tanh(z[i]);
                double e = draws.at("row").normal(row, 0);
                x[0][row] = draws.at("mean").normal(i, 0) * Math.sqrt(0.3) + Math.sqrt(0.7) * e;
                double f = r * e + Math.sqrt(1 - r * r) * draws.at("row").normal(row, 1);
                x[1][row] = 50 + 7 * (draws.at("mean").normal(i, 1) * Math.sqrt(0.3) + Math.sqrt(0.7) * f);
                x[2][row] = Math.exp(draws.at("row").normal(row, 2));
            }
            original.add("first", 0, x[0]).add("second", 0, x[1]).add("third", 0, x[2]);
        }

        /** How the correlation inside families differs between them: the standard deviation of its z, noise taken out. */
        double[] momentsOfZ(double[] a, double[] b) {
            long[] totals = new long[NoisyMoments.CELLS];
            int row = 0;
            for (int size : original.sizes) {
                if (size >= 4) {
                    double r = Statistics.correlation(
                            Arrays.copyOfRange(a, row, row + size), Arrays.copyOfRange(b, row, row + size));
                    NoisyMoments.add(totals, 0, FamilyPairs.unbiased(r, size, 0), FamilyPairs.noise(size, 0));
                }
                row += size;
            }
            NoisyMoments moments = new NoisyMoments(totals, 0);
            return new double[] {moments.mean(), Math.sqrt(moments.variance())};
        }
    }

    private static CopulaParametersSettings columns(int most) {
        return new CopulaParametersSettings(most, 8, 8, 0.01, 0.01);
    }

    private static Pipeline fit(Original original, int most) {
        return new Pipeline(original, new CopulaParameters(columns(most)));
    }

    private static Original everything(long seed) {
        Original original = new Original(300, 9, 3, 0.4, 0.6, 0.6, seed)
                .add("real", 0, Normal::quantile)
                .add("flag", 2, u -> u > 0.7 ? 1 : 0)
                .add("count", 0, u -> Math.floor(-9 * Math.log(1 - u)));
        double[] holes = original.column(0).clone();
        for (int i = 0; i < holes.length; i++) {
            int sign = original.families[i] % 2 == 0 ? 1 : -1;
            holes[i] =
                    i % 7 == 0 ? Double.NaN : sign * holes[i] + Draws.of(seed).normal(i, 0);
        }
        return original.add("holes", 0, holes)
                .add("kind", 4, Original.unordered(original, new double[] {4, 3, 2, 1}, 0.4, 1));
    }

    @Test
    void correlationsThatDifferBetweenParentsAreRecovered() {
        Pairs pairs = new Pairs(2000, 20, 1);
        Pipeline pipeline = fit(pairs.original, 32);
        List<ExtensionColumn> columns = pipeline.extension.columns();
        assertThat(columns)
                .extracting(ExtensionColumn::name)
                .containsExactly("mean(first)", "mean(second)", "correlation(first, second)");

        double[] estimates = pipeline.columns.column(2);
        double r = Statistics.correlation(estimates, pairs.z);
        assertThat(Statistics.sd(estimates)).isCloseTo(SD_Z, within(0.06));
        assertThat(columns.get(2).reliability()).isCloseTo(r * r, within(0.06));
        for (int i = 0; i < estimates.length; i++) {
            assertThat(Double.isNaN(estimates[i]))
                    .as("a family of %d rows says nothing", pairs.original.sizes[i])
                    .isEqualTo(pairs.original.sizes[i] < 4);
        }
    }

    @Test
    void theSampleHasMeansAndCorrelationsThatDifferAsMuch() {
        Pairs pairs = new Pairs(2000, 20, 2);
        FeatureBatch synthetic = fit(pairs.original, 32).sample(3);
        double[] real = pairs.momentsOfZ(pairs.original.column(0), pairs.original.column(1));
        double[] drawn = pairs.momentsOfZ(synthetic.column(0), synthetic.column(1));
        assertThat(real).containsExactly(new double[] {MEAN_Z, SD_Z}, within(0.06));
        assertThat(drawn).containsExactly(real, within(0.06));
        for (int c = 0; c < 3; c++) {
            assertThat(Statistics.distance(pairs.original.column(c), synthetic.column(c)))
                    .isLessThan(0.015);
            assertThat(share(pairs.original, synthetic.column(c)))
                    .isCloseTo(share(pairs.original, pairs.original.column(c)), within(0.03));
        }
    }

    @Test
    void momentsLosesThatCorrelationsDiffer() {
        Pairs pairs = new Pairs(1000, 20, 4);
        FeatureBatch synthetic = new Pipeline(pairs.original, MomentsSettings.DEFAULTS).sample(3);
        assertThat(pairs.momentsOfZ(synthetic.column(0), synthetic.column(1))[1])
                .isLessThan(0.2);
    }

    private static double share(Original original, double[] x) {
        return Statistics.intraclass(x, original.families, original.parents);
    }

    @Test
    void scalesOfFamiliesAreRecovered() {
        Original original = new Original(2000, 12, 1, 0.3, 0.5, 0.5, 5).add("real", 0, Normal::quantile);
        Pipeline pipeline = fit(original, 32);
        assertThat(pipeline.extension.columns())
                .extracting(ExtensionColumn::name)
                .containsExactly("mean(real)", "spread(real)");
        assertThat(Statistics.sd(pipeline.columns.column(1))).isCloseTo(0.5, within(0.06));
    }

    @Test
    void residualsDoNotCorrelate() {
        Pairs pairs = new Pairs(1000, 20, 6);
        Pipeline pipeline = fit(pairs.original, 32);
        double[] second = pipeline.residuals.column(1);
        assertThat(Statistics.correlation(pipeline.residuals.column(0), second)).isCloseTo(0, within(0.02));
        assertThat(Statistics.sd(second)).isCloseTo(1, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 1000})
    void columnsStayWithinTheBudget(int most) {
        Original original = everything(7);
        Pipeline pipeline = fit(original, most);
        assertThat(pipeline.extension.columns()).hasSizeLessThanOrEqualTo(most);
        FeatureBatch rows = pipeline.sample(8);
        for (int c = 0; c < rows.features(); c++) {
            assertThat(Statistics.distance(original.column(c), rows.column(c)))
                    .as("column %d with %d extension columns", c, most)
                    .isLessThan(0.05);
        }
    }

    @Test
    void correlationsSurviveABudgetThatHasNoRoomForThem() {
        Pairs pairs = new Pairs(1000, 20, 9);
        Pipeline pipeline = fit(pairs.original, 2);
        assertThat(pipeline.extension.columns()).hasSize(2);
        FeatureBatch rows = pipeline.sample(10);
        double[] real = pairs.momentsOfZ(pairs.original.column(0), pairs.original.column(1));
        double[] drawn = pairs.momentsOfZ(rows.column(0), rows.column(1));
        assertThat(drawn[1]).as("how much correlations differ").isCloseTo(real[1], within(0.12));
    }

    @Test
    void aRowWithMissingValuesIsMappedBackToItself() {
        Original original = everything(10);
        Pipeline pipeline = fit(original, 32);
        assertThat(((CopulaParametersState) pipeline.extension.state()).vine()).contains("real", "holes");
        for (double[] residuals : List.of(pipeline.residuals.column(0), pipeline.residuals.column(3))) {
            assertThat(Doubles.asList(residuals)).noneMatch(e -> Double.isInfinite(e));
        }
        for (int i = 0; i < original.families.length; i++) {
            boolean said = original.sizes[original.families[i]] > 1;
            assertThat(Double.isNaN(pipeline.residuals.column(0)[i])).isEqualTo(!said);
        }
    }

    @Test
    void whateverIsDrawnForTheParametersIsValid() {
        Original original = everything(11);
        Pipeline pipeline = fit(original, 32);
        int columns = pipeline.extension.columns().size();
        Draws draws = Draws.of(12);
        for (double size : new double[] {0, 1, 10, 1e3, 1e9}) {
            double[][] drawn = new double[columns][original.parents];
            for (int c = 0; c < columns; c++) {
                for (int i = 0; i < original.parents; i++) {
                    drawn[c][i] = i % 5 == 0 ? Double.NaN : size * draws.normal(i, c);
                }
            }
            FeatureBatch rows = FeatureBatch.allocate(0, original.families.length, 5);
            pipeline.extension.fromResiduals(
                    Reading.normals(original.families, 5), new FeatureBatch(0, original.parents, drawn), rows);
            for (int c = 0; c < 5; c++) {
                assertThat(Doubles.asList(rows.column(c)))
                        .allSatisfy(value -> assertThat(value).isFinite());
            }
        }
    }

    @Test
    void anExtensionIsRestoredFromItsState() {
        Original original = everything(13);
        Pipeline pipeline = fit(original, 32);
        CopulaParametersState state = (CopulaParametersState) pipeline.extension.state();
        CopulaParametersState read = RecordJson.fromTree(RecordJson.toTree(state), CopulaParametersState.class);
        CopulaParameters strategy = new CopulaParameters(columns(32));
        Extension restored = strategy.restore(original.frame(), read);
        assertThat(read).isEqualTo(state);
        assertThat(restored.columns()).isEqualTo(pipeline.extension.columns());
        assertThat(restored.residuals()).isEqualTo(pipeline.extension.residuals());
        assertSame(Reading.summarise(restored, pipeline.sums), pipeline.columns);
        assertSame(Reading.toResiduals(restored, original.rows(), pipeline.sums), pipeline.residuals);
        FeatureBatch residuals = Reading.normals(original.families, 5);
        assertSame(
                Reading.fromResiduals(restored, residuals, pipeline.columns),
                Reading.fromResiduals(pipeline.extension, residuals, pipeline.columns));
    }

    private static void assertSame(FeatureBatch actual, FeatureBatch expected) {
        for (int f = 0; f < expected.features(); f++) {
            assertThat(actual.column(f)).isEqualTo(expected.column(f));
        }
    }

    @Test
    void aStateThatDoesNotFitTheTableIsRefused() {
        Original original = everything(14);
        CopulaParametersState state =
                (CopulaParametersState) fit(original, 32).extension.state();
        CopulaParameters strategy = new CopulaParameters(columns(32));
        Frame fewer = new Frame("children", original.frame().features().subList(0, 2));
        assertThatThrownBy(() -> strategy.restore(fewer, state)).isInstanceOf(SynthesisException.class);
        MomentsState marginals = new MomentsState(
                state.marginals().plain(),
                state.marginals().levels(),
                state.marginals().frequencies(),
                state.marginals().modes(),
                null);
        CopulaParametersState elsewhere =
                new CopulaParametersState(marginals, List.of("real", "nowhere"), List.of(), List.of(), null);
        assertThatThrownBy(() -> strategy.restore(original.frame(), elsewhere))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> new CopulaParametersState(
                        marginals, List.of("real"), List.of("real", "holes"), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void familiesOfOneOrTwoRowsSayNothingAboutCorrelations(int size) {
        Original original = Original.ofSizes(i -> size, 500, 2, 15)
                .add("real", 0, Normal::quantile)
                .add("other", 0, Normal::quantile);
        Pipeline pipeline = fit(original, 32);
        assertThat(pipeline.extension.columns())
                .extracting(ExtensionColumn::name)
                .containsExactly("mean(real)", "mean(other)");
        FeatureBatch rows = pipeline.sample(16);
        for (int c = 0; c < 2; c++) {
            assertThat(Statistics.distance(original.column(c), rows.column(c))).isLessThan(0.05);
        }
    }

    @Test
    void aFewSmallFamiliesAmongLargeOnesHaveNoCorrelation() {
        Pairs pairs = new Pairs(1000, 6, 17);
        Pipeline pipeline = fit(pairs.original, 32);
        int column = pipeline.extension.columns().size() - 1;
        for (int i = 0; i < pairs.original.parents; i++) {
            if (pairs.original.sizes[i] < 3) {
                assertThat(pipeline.columns.column(column)[i]).isNaN();
            }
        }
    }

    @Test
    void constantColumnsStayConstantAndMissingOnesMissNothing() {
        Original original = new Original(200, 8, 1, 0.3, 0.5, 0, 18);
        double[] x = new double[original.families.length];
        Arrays.fill(x, 42);
        double[] nothing = new double[x.length];
        Arrays.fill(nothing, Double.NaN);
        original.add("constant", 0, x);
        List<Feature> features = List.of(
                original.frame().features().get(0),
                new Feature("missing", "missing", 0, null, Attenuation.NONE, new Gaussian(0, 0)),
                new Feature("again", "again", 0, null, Attenuation.NONE, new SampleMarginal(x)));
        Frame frame = new Frame("children", features);
        FeatureBatch rows = new FeatureBatch(0, x.length, new double[][] {x, nothing, x}, original.families);
        ExtensionStrategy.Families learning = new CopulaParameters(columns(32)).learn(frame);
        FeatureBatch sums = Reading.sums(learning, rows, original.parents, 50);
        Extension extension = Reading.learn(learning.pool(), sums, 10);
        assertThat(extension.columns()).isEmpty();
        RecordJson.toTree(extension.state());
        assertThat(Reading.toResiduals(extension, rows, sums).column(0)).containsOnly(0);
        FeatureBatch drawn = Reading.fromResiduals(
                extension, Reading.normals(original.families, 3), Reading.summarise(extension, sums));
        assertThat(drawn.column(0)).containsOnly(42);
    }

    @Test
    void twoColumnsThatAreOneStayOne() {
        Pairs pairs = new Pairs(500, 15, 19);
        pairs.original.add("copy", 0, pairs.original.column(1).clone());
        Pipeline pipeline = fit(pairs.original, 32);
        assertThat(((CopulaParametersState) pipeline.extension.state()).vine()).isEmpty();
        FeatureBatch rows = pipeline.sample(20);
        assertThat(Statistics.correlation(rows.column(1), rows.column(3))).isGreaterThan(0.98);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> columns(-1))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("maxColumns is -1");
        assertThatThrownBy(() -> new CopulaParametersSettings(32, 33, 8, 0.01, 0.01))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("correlated is 33");
        assertThatThrownBy(() -> new CopulaParametersSettings(32, 8, 2, 0.01, 0.01))
                .isInstanceOf(SynthesisException.class);
    }

    @Test
    void theComponentMakesTheStrategyFromItsSettings() {
        assertThat(ExtensionComponents.all())
                .filteredOn(component -> component.name().equals("copula-parameters"))
                .singleElement()
                .satisfies(component -> assertThat(component.maker().apply(component.defaults()))
                        .isInstanceOf(CopulaParameters.class));
    }
}
