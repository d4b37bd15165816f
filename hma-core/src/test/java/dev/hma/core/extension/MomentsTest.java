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
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import dev.hma.core.Statistics;
import dev.hma.core.json.RecordJson;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static Original mixed(long seed) {
        Original original = new Original(400, 6, 4, 0.4, 0.6, 0.6, seed)
                .add("real", 0, Normal::quantile)
                .add("flag", 2, u -> u > 0.7 ? 1 : 0)
                .add("count", 0, u -> Math.floor(-2 * Math.log(1 - u)));
        double[] holes = original.column(0).clone();
        for (int i = 0; i < holes.length; i += 7) {
            holes[i] = Double.NaN;
        }
        original.add("holes", 0, holes);
        original.add("kind", 4, Original.unordered(original, new double[] {4, 3, 2, 1}, 0.4, 1));
        return original;
    }

    private static Pipeline fit(Original original) {
        return new Pipeline(original, MomentsSettings.DEFAULTS);
    }

    private static Feature feature(String name, int levels, double[] x) {
        SampleMarginal marginal = new SampleMarginal(x);
        return new Feature(name, name, levels, null, marginal.attenuation(), marginal);
    }

    private static Extension learn(Frame frame, FeatureBatch rows, int families) {
        ExtensionStrategy.Families learning = new Moments(MomentsSettings.DEFAULTS).learn(frame);
        return Reading.learn(learning.pool(), Reading.sums(learning, rows, families, 100), 10);
    }

    @Test
    void everyKindOfColumnIsSummarised() {
        assertThat(fit(mixed(1)).extension.columns())
                .extracting(ExtensionColumn::name)
                .containsExactly(
                        "mean(real)",
                        "spread(real)",
                        "mean(flag)",
                        "mean(count)",
                        "mean(holes)",
                        "spread(holes)",
                        "frequency(kind=1)",
                        "frequency(kind=2)",
                        "frequency(kind=3)");
    }

    @Test
    void columnsThatFamiliesShareNothingOfGetNoExtensionColumns() {
        Original original = new Original(500, 5, 3, 0, 0.5, 0, 2)
                .add("real", 0, Normal::quantile)
                .add("flag", 2, u -> u > 0.7 ? 1 : 0)
                .add("kind", 4, u -> Math.floor(4 * u));
        Extension extension = fit(original).extension;
        assertThat(extension.columns()).isEmpty();
        assertThat(Doubles.asList(extension.betweenShares()))
                .hasSize(3)
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 0.05));
    }

    @Test
    void columnsThatDescribeGrandchildrenKeepTheirMeanOnly() {
        Original original = new Original(400, 8, 1, 0.4, 0.5, 0.6, 3).add("real", 0, Normal::quantile);
        Feature real = original.frame().features().get(0);
        Feature derived = new Feature("mean(x)", "grandchildren", 0, null, Attenuation.NONE, Gaussian.STANDARD);
        Frame frame = new Frame("children", List.of(real, derived));
        FeatureBatch rows = new FeatureBatch(
                0,
                original.families.length,
                new double[][] {original.column(0), original.column(0)},
                original.families);
        assertThat(learn(frame, rows, original.parents).columns())
                .extracting(ExtensionColumn::name)
                .containsExactly("mean(real)", "spread(real)", "mean(mean(x))");
    }

    @Test
    void extensionColumnsHaveTheVarianceThatLiesBetweenFamilies() {
        Original original = new Original(3000, 6, 1, 0.4, 0.5, 0, 4).add("real", 0, Normal::quantile);
        Pipeline pipeline = fit(original);
        assertThat(pipeline.extension.betweenShares()[0]).isCloseTo(0.4, within(0.03));
        assertThat(Statistics.sd(pipeline.columns.column(0))).isCloseTo(Math.sqrt(0.4), within(0.03));
        assertThat(Statistics.mean(pipeline.columns.column(0))).isCloseTo(0, within(0.02));
    }

    @Test
    void reliabilityIsTheSquaredCorrelationWithTheTrueMean() {
        Original original = new Original(4000, 4, 1, 0.4, 0.5, 0, 5).add("real", 0, Normal::quantile);
        Pipeline pipeline = fit(original);
        double[] truth = original.trueMeans(0);
        double r = Statistics.correlation(pipeline.columns.column(0), truth);
        assertThat(pipeline.extension.columns().get(0).reliability()).isCloseTo(r * r, within(0.03));
    }

    @Test
    void familiesWithoutRowsSayNothing() {
        Original original = mixed(6);
        Pipeline pipeline = fit(original);
        for (int i = 0; i < original.parents; i++) {
            for (int c = 0; c < pipeline.columns.features(); c++) {
                boolean spread = pipeline.extension.columns().get(c).name().startsWith("spread");
                double value = pipeline.columns.column(c)[i];
                if (original.sizes[i] == 0) {
                    assertThat(value).isNaN();
                } else if (!spread && original.sizes[i] > 2) {
                    assertThat(value).isFinite();
                }
            }
        }
    }

    @Test
    void aRowThatIsAFamilyOfItsOwnHasNoDeviation() {
        Original original = mixed(7);
        Pipeline pipeline = fit(original);
        double[] residuals = pipeline.residuals.column(0);
        for (int i = 0; i < residuals.length; i++) {
            assertThat(Double.isNaN(residuals[i])).isEqualTo(original.sizes[original.families[i]] == 1);
        }
    }

    @Test
    void missingValuesHaveNoResiduals() {
        Original original = mixed(8);
        double[] residuals = fit(original).residuals.column(3);
        for (int i = 0; i < residuals.length; i += 7) {
            assertThat(residuals[i]).isNaN();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 1_000_000})
    void batchesAndTheOrderOfRowsChangeNothing(int batch) {
        Original original = mixed(9);
        MomentsState expected = state(original.frame(), original.rows(), original.parents, 1000);
        FeatureBatch shuffled = shuffled(original.rows());
        assertThat(state(original.frame(), shuffled, original.parents, batch)).isEqualTo(expected);
    }

    private static MomentsState state(Frame frame, FeatureBatch rows, int families, int batch) {
        ExtensionStrategy.Families learning = new Moments(MomentsSettings.DEFAULTS).learn(frame);
        Extension extension = Reading.learn(learning.pool(), Reading.sums(learning, rows, families, batch), batch);
        return (MomentsState) extension.state();
    }

    private static FeatureBatch shuffled(FeatureBatch rows) {
        int n = rows.size();
        int[] order = new int[n];
        Draws draws = Draws.of(3);
        for (int i = 0; i < n; i++) {
            int j = draws.index(i, 0, i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        double[][] columns = new double[rows.features()][n];
        int[] families = new int[n];
        for (int i = 0; i < n; i++) {
            families[i] = rows.families()[order[i]];
            for (int f = 0; f < columns.length; f++) {
                columns[f][i] = rows.column(f)[order[i]];
            }
        }
        return new FeatureBatch(0, n, columns, families);
    }

    @Test
    void aRestoredExtensionDoesTheSame() {
        Original original = mixed(10);
        Pipeline pipeline = fit(original);
        MomentsState state = RecordJson.fromTree(RecordJson.toTree(pipeline.extension.state()), MomentsState.class);
        Extension restored = new Moments(MomentsSettings.DEFAULTS).restore(original.frame(), state);

        assertThat(state).isEqualTo(pipeline.extension.state());
        assertThat(restored.columns()).isEqualTo(pipeline.extension.columns());
        assertThat(restored.residuals()).isEqualTo(pipeline.extension.residuals());
        assertThat(restored.betweenShares()).isEqualTo(pipeline.extension.betweenShares());
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
        Original original = mixed(12);
        MomentsState state = (MomentsState) fit(original).extension.state();
        Moments moments = new Moments(MomentsSettings.DEFAULTS);
        List<Feature> features = original.frame().features();
        assertThatThrownBy(() -> moments.restore(new Frame("children", features.subList(0, 2)), state))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("'count' is not in the table");
        assertThatThrownBy(() -> moments.restore(
                        new Frame("children", features.subList(0, 1)),
                        new MomentsState(List.of(), List.of(), List.of(), List.of(), null)))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("nothing is known about column 'real'");
    }

    @Test
    void rowsWithoutAParentAreDrawnFromTheWholeColumn() {
        Original original = mixed(13);
        Pipeline pipeline = fit(original);
        int n = 20_000;
        int[] nobody = new int[n];
        Arrays.fill(nobody, -1);
        FeatureBatch rows = FeatureBatch.allocate(0, n, 5);
        pipeline.extension.fromResiduals(Reading.normals(nobody, 5), pipeline.columns, rows);
        for (int c = 0; c < 5; c++) {
            assertThat(Statistics.distance(original.column(c), rows.column(c))).isLessThan(0.02);
        }
        FeatureBatch again = FeatureBatch.allocate(0, n, 5);
        FeatureBatch residuals = Reading.normals(nobody, 5);
        FeatureBatch withoutFamilies = new FeatureBatch(0, n, new double[][] {
            residuals.column(0), residuals.column(1), residuals.column(2), residuals.column(3), residuals.column(4)
        });
        pipeline.extension.fromResiduals(withoutFamilies, pipeline.columns, again);
        assertSame(again, rows);
    }

    @Test
    void marginalsAreExactWhereOneParentOwnsMostChildren() {
        Original original = mixed(14);
        Pipeline pipeline = fit(original);
        int children = 30_000;
        int[] families = new int[children];
        for (int i = 0; i < children; i++) {
            int other = i % original.parents;
            int family = i % 100 < 57 ? 17 : other;
            families[i] = original.sizes[family] == 0 ? 17 : family;
        }
        FeatureBatch rows = Reading.fromResiduals(pipeline.extension, Reading.normals(families, 5), pipeline.columns);
        for (int c = 0; c < 5; c++) {
            assertThat(Statistics.distance(original.column(c), rows.column(c))).isLessThan(0.015);
        }
    }

    @Test
    void calibrationWithoutChildrenChangesNothing() {
        Original original = mixed(15);
        Pipeline pipeline = fit(original);
        FeatureBatch nobody = FeatureBatch.allocate(0, 0, pipeline.columns.features() + 1);
        Extension calibrated = Reading.learn(pipeline.extension.calibrate(), nobody, 10);
        FeatureBatch expected = FeatureBatch.allocate(0, original.families.length, 5);
        FeatureBatch actual = FeatureBatch.allocate(0, original.families.length, 5);
        pipeline.extension.fromResiduals(Reading.normals(original.families, 5), pipeline.columns, expected);
        calibrated.fromResiduals(Reading.normals(original.families, 5), pipeline.columns, actual);
        assertSame(actual, expected);
        assertThat(calibrated.state()).isEqualTo(pipeline.extension.state());
    }

    @Test
    void aRowIsTheSameInAnyBatch() {
        Original original = mixed(16);
        Pipeline pipeline = fit(original);
        FeatureBatch residuals = Reading.normals(original.families, 5);
        FeatureBatch whole = FeatureBatch.allocate(0, residuals.size(), 5);
        pipeline.extension.fromResiduals(residuals, pipeline.columns, whole);
        for (int from = 0; from < residuals.size(); from += 37) {
            FeatureBatch part = Reading.range(residuals, from, Math.min(residuals.size(), from + 37));
            FeatureBatch out = FeatureBatch.allocate(0, part.size(), 5);
            pipeline.extension.fromResiduals(part, pipeline.columns, out);
            assertSame(out, Reading.range(whole, from, from + part.size()));
        }
    }

    @Test
    void whereEveryParentHasOneChildItsValuesAreTheParents() {
        Original original = Original.ofSizes(i -> i % 3 == 0 ? 0 : 1, 3000, 3, 17)
                .add("real", 0, Normal::quantile)
                .add("flag", 2, u -> u > 0.7 ? 1 : 0)
                .add("kind", 5, u -> Math.floor(5 * u));
        Pipeline pipeline = fit(original);
        assertThat(pipeline.extension.columns())
                .extracting(ExtensionColumn::name)
                .containsExactly("mean(real)", "mean(flag)", "mean(kind)");
        assertThat(pipeline.extension.betweenShares()).containsOnly(Double.NaN);
        FeatureBatch rows =
                Reading.fromResiduals(pipeline.extension, Reading.normals(original.families, 3), pipeline.columns);
        assertThat(Statistics.correlation(rows.column(0), original.column(0))).isGreaterThan(0.99);
        assertThat(Statistics.correlation(rows.column(2), original.column(2))).isGreaterThan(0.95);
        for (int c = 0; c < 3; c++) {
            assertThat(Statistics.distance(original.column(c), rows.column(c))).isLessThan(0.02);
        }
    }

    @Test
    void aColumnThatTheParentDecidesIsReturnedAsItWas() {
        Original original = new Original(500, 6, 1, 0.5, 0.5, 0, 18);
        double[] x = new double[original.families.length];
        double[] code = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Draws.of(1).normal(original.families[i], 0);
            code[i] = Draws.of(2).index(original.families[i], 0, 5);
        }
        original.add("real", 0, x).add("kind", 5, code);
        Pipeline pipeline = fit(original);
        FeatureBatch rows =
                Reading.fromResiduals(pipeline.extension, Reading.normals(original.families, 2), pipeline.columns);
        assertThat(Statistics.correlation(rows.column(0), x)).isGreaterThan(0.99);
        int equal = 0;
        for (int i = 0; i < x.length; i++) {
            equal += rows.column(1)[i] == code[i] ? 1 : 0;
        }
        assertThat((double) equal / x.length).isGreaterThan(0.85);
    }

    @Test
    void wideCategoriesTakeFewSumsAndEveryCodeThatIsDrawnExists() {
        int levels = 3412;
        Original original = new Original(300, 40, 1, 0.3, 0.5, 0, 19);
        double[] x = new double[original.families.length];
        for (int i = 0; i < x.length; i++) {
            // Even codes only; one in three rows has its family's favourite among the frequent ones.
            double u = Draws.of(4).uniform(i, 0);
            x[i] = Draws.of(4).uniform(i, 1) < 0.8
                    ? 2
                            * (u < 0.4
                                    ? original.families[i] % 5
                                    : Math.floor(5 * Draws.of(4).uniform(i, 2)))
                    : 2 * Math.floor(levels / 2.0 * u);
        }
        original.add("wide", levels, x);
        ExtensionStrategy.Families learning = new Moments(MomentsSettings.DEFAULTS).learn(original.frame());
        assertThat(learning.cells()).isLessThan(12 + Sketch.CELLS);
        Pipeline pipeline = fit(original);
        assertThat(pipeline.extension.columns())
                .extracting(ExtensionColumn::name)
                .hasSize(7)
                .allSatisfy(name -> assertThat(name).startsWith("frequency(wide="));
        FeatureBatch rows =
                Reading.fromResiduals(pipeline.extension, Reading.normals(original.families, 1), pipeline.columns);
        assertThat(Doubles.asList(rows.column(0))).isSubsetOf(Doubles.asList(x));
        assertThat(Statistics.distance(x, rows.column(0))).isLessThan(0.02);
    }

    /** Families prefer one of many rare values, each to its own degree. */
    private static Original preferring(int levels) {
        Original original = new Original(400, 12, 1, 0.3, 0.5, 0, 23);
        double[] x = new double[original.families.length];
        for (int i = 0; i < x.length; i++) {
            int family = original.families[i];
            double preference = Draws.of(6).uniform(family, 0);
            double value = Draws.of(7).uniform(i, 0) < preference
                    ? Draws.of(6).uniform(family, 1)
                    : Draws.of(7).uniform(i, 1);
            x[i] = Math.floor(levels * value);
        }
        return original.add("wide", levels, x);
    }

    /** The share of pairs of one family that are equal. */
    private static double coincidence(int[] families, double[] x) {
        Map<Integer, Map<Double, Integer>> counts = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            counts.computeIfAbsent(families[i], f -> new HashMap<>()).merge(x[i], 1, Integer::sum);
        }
        double equal = 0;
        double pairs = 0;
        for (Map<Double, Integer> family : counts.values()) {
            int n = family.values().stream().mapToInt(c -> c).sum();
            pairs += n * (n - 1.0);
            equal += family.values().stream().mapToDouble(c -> c * (c - 1.0)).sum();
        }
        return equal / pairs;
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 200})
    void familiesThatPreferOneOfManyValuesStayAsAlike(int levels) {
        Original original = preferring(levels);
        double[] x = original.column(0);
        Pipeline pipeline = fit(original);
        assertThat(pipeline.extension.columns())
                .extracting(ExtensionColumn::name)
                .containsExactly("mode(wide)", "concentration(wide)");
        FeatureBatch rows = pipeline.sample(1);
        assertThat(Statistics.distance(x, rows.column(0))).isLessThan(0.12);
        assertThat(coincidence(original.families, rows.column(0)))
                .isCloseTo(coincidence(original.families, x), within(0.05));
        assertThat(Doubles.asList(rows.column(0))).isSubsetOf(Doubles.asList(x));
    }

    @Test
    void aConstantColumnStaysConstant() {
        Original original = new Original(50, 4, 1, 0.3, 0.5, 0, 20);
        double[] x = new double[original.families.length];
        Arrays.fill(x, 42);
        original.add("constant", 0, x);
        original.add("code", 3, new double[x.length]);
        Pipeline pipeline = fit(original);
        assertThat(pipeline.extension.columns()).isEmpty();
        assertThat(pipeline.residuals.column(0)).containsOnly(0);
        assertThat(pipeline.sample(1).column(0)).containsOnly(42);
        assertThat(pipeline.sample(1).column(1)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void tinyTablesAreFitted(int rowCount) {
        double[] x = Arrays.copyOf(new double[] {3, 1, 2}, rowCount);
        double[] code = Arrays.copyOf(new double[] {2, 0, 1}, rowCount);
        double[] missing = new double[rowCount];
        Arrays.fill(missing, Double.NaN);
        Gaussian nothing = new Gaussian(0, 0);
        Frame frame = new Frame(
                "children",
                rowCount == 0
                        ? List.of(
                                new Feature("x", "x", 0, null, Attenuation.NONE, nothing),
                                new Feature("code", "code", 3, null, Attenuation.NONE, nothing),
                                new Feature("missing", "missing", 0, null, Attenuation.NONE, nothing))
                        : List.of(
                                feature("x", 0, x),
                                feature("code", 3, code),
                                new Feature("missing", "missing", 0, null, Attenuation.NONE, nothing)));
        for (int families = 1; families <= 3; families++) {
            int[] family = new int[rowCount];
            for (int i = 0; i < rowCount; i++) {
                family[i] = i % families;
            }
            FeatureBatch rows = new FeatureBatch(0, rowCount, new double[][] {x, code, missing}, family);
            ExtensionStrategy.Families learning = new Moments(MomentsSettings.DEFAULTS).learn(frame);
            FeatureBatch sums = Reading.sums(learning, rows, families, 2);
            Extension extension = Reading.learn(learning.pool(), sums, 1);
            RecordJson.toTree(extension.state());
            FeatureBatch columns = Reading.summarise(extension, sums);
            Reading.toResiduals(extension, rows, sums);
            FeatureBatch drawn = Reading.fromResiduals(extension, Reading.normals(family, 3), columns);
            for (int c = 0; c < 2; c++) {
                assertThat(Doubles.asList(drawn.column(c)))
                        .allSatisfy(value -> assertThat(value).isBetween(0.0, 3.0));
            }
        }
    }

    @Test
    void rowsOfNoFamilyAddToNoSums() {
        Original original = mixed(21);
        ExtensionStrategy.Families learning = new Moments(MomentsSettings.DEFAULTS).learn(original.frame());
        FeatureBatch rows = original.rows();
        int[] nobody = new int[rows.size()];
        Arrays.fill(nobody, -1);
        long[] cells = new long[learning.cells()];
        learning.add(new FeatureBatch(0, rows.size(), columns(rows), nobody), cells);
        learning.add(new FeatureBatch(0, rows.size(), columns(rows)), cells);
        assertThat(cells).containsOnly(0);
    }

    private static double[][] columns(FeatureBatch rows) {
        double[][] columns = new double[rows.features()][];
        for (int f = 0; f < columns.length; f++) {
            columns[f] = rows.column(f);
        }
        return columns;
    }

    @Test
    void nothingThatIsNotFiniteIsDrawn() {
        Original original = mixed(22);
        FeatureBatch rows = fit(original).sample(23);
        for (int c = 0; c < rows.features(); c++) {
            assertThat(Doubles.asList(rows.column(c)))
                    .allSatisfy(value -> assertThat(value).isFinite());
        }
    }

    @Test
    void residualsKeepNamesOriginsAndGuards() {
        Original original = mixed(24);
        Feature guarded = new Feature(
                "real",
                "real",
                0,
                "real?",
                Attenuation.NONE,
                original.frame().features().get(0).marginal());
        Frame frame = new Frame("children", List.of(guarded));
        FeatureBatch rows =
                new FeatureBatch(0, original.families.length, new double[][] {original.column(0)}, original.families);
        assertThat(learn(frame, rows, original.parents).residuals())
                .containsExactly(new Feature("real", "real", 0, "real?", Attenuation.NONE, Gaussian.STANDARD));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new MomentsSettings(-1, 8, 0.01, 0.01))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("maxColumns is -1");
        assertThatThrownBy(() -> new MomentsSettings(64, 2, 0.01, 0.01))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("2");
        assertThatThrownBy(() -> new MomentsSettings(64, 8, -1, 0.01)).isInstanceOf(SynthesisException.class);
        assertThatThrownBy(() -> new MomentsSettings(64, 8, 0.01, Double.NaN)).isInstanceOf(SynthesisException.class);
    }

    @Test
    void theComponentMakesTheStrategyFromItsSettings() {
        assertThat(ExtensionComponents.all()).first().satisfies(component -> {
            assertThat(component.name()).isEqualTo("moments");
            assertThat(component.maker().apply(component.defaults())).isInstanceOf(Moments.class);
        });
    }

    @Test
    void aLearningCanBeContinuedAgain() {
        Original original = mixed(25);
        ExtensionStrategy.Families learning = new Moments(MomentsSettings.DEFAULTS).learn(original.frame());
        FeatureBatch sums = Reading.sums(learning, original.rows(), original.parents, 50);
        Learning.Sums<Extension> pool = (Learning.Sums<Extension>) learning.pool();
        long[] totals = new long[pool.cells()];
        pool.add(sums, totals);
        Extension first = Reading.learn(pool.next(totals), sums, 9);
        Extension second = Reading.learn(pool.next(totals), sums, 90);
        assertThat(second.state()).isEqualTo(first.state());
    }
}
