package dev.hma.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hma.api.extension.Extension;
import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every extension strategy promises. To be extended by a test class that says which strategy. */
public abstract class ExtensionStrategyContract {
    private static final int FAMILIES = 3000;
    private static final double BETWEEN = 0.4;
    private static final MadeUpFamilies SIBLINGS = MadeUpFamilies.siblings(FAMILIES, g -> 10, BETWEEN);
    private static final MadeUpFamilies FEW_SIBLINGS = MadeUpFamilies.siblings(FAMILIES, g -> g % 7, BETWEEN);
    private static final MadeUpFamilies STRANGERS = MadeUpFamilies.siblings(FAMILIES, g -> 10, 0);

    /** Creates the contract of one strategy. */
    protected ExtensionStrategyContract() {}

    /** What a strategy may keep of families beyond the distributions of the columns, which all of them keep. */
    public enum Keeps {
        /** How alike siblings are: the intraclass correlation of every column. */
        SIBLINGS
    }

    /** Data that are unusual and yet normal. */
    enum Degenerate {
        NO_FAMILIES,
        ONE_EMPTY_FAMILY,
        ONE_ROW,
        FAMILIES_OF_ZERO_TO_THREE_ROWS,
        ROWS_WITHOUT_PARENTS,
        FAMILIES_OF_ONE,
        ONE_LARGE_FAMILY,
        NO_COLUMNS;

        private MadeUpFamilies make() {
            return switch (this) {
                case NO_FAMILIES -> MadeUpFamilies.small(0);
                case ONE_EMPTY_FAMILY -> MadeUpFamilies.small(1);
                case ONE_ROW -> MadeUpFamilies.small(2);
                case FAMILIES_OF_ZERO_TO_THREE_ROWS -> MadeUpFamilies.small(200);
                case ROWS_WITHOUT_PARENTS -> MadeUpFamilies.small(40).orphaned();
                case FAMILIES_OF_ONE -> MadeUpFamilies.siblings(50, g -> 1, BETWEEN);
                case ONE_LARGE_FAMILY -> MadeUpFamilies.siblings(1, g -> 500, 0);
                case NO_COLUMNS -> MadeUpFamilies.withoutColumns();
            };
        }
    }

    /** {@return the strategy that is tested} */
    protected abstract ExtensionStrategy<?> strategy();

    /**
     * Declares what the strategy keeps.
     *
     * @return by default everything; a strategy that takes all families for alike returns an empty set
     */
    protected Set<Keeps> keeps() {
        return EnumSet.allOf(Keeps.class);
    }

    private ExtensionRunner fit(MadeUpFamilies data) {
        return ExtensionRunner.fit(strategy(), data, LearningRunner.PLAIN);
    }

    private Extension restore(Frame children, Record state) {
        @SuppressWarnings("unchecked")
        ExtensionStrategy<Record> strategy = (ExtensionStrategy<Record>) strategy();
        return strategy.restore(children, state);
    }

    private static void assertSame(double[][] columns, double[][] expected, String rule) {
        for (int f = 0; f < expected.length; f++) {
            assertThat(columns[f]).as("%s; column %d", rule, f).isEqualTo(expected[f]);
        }
    }

    private static void assertNoInfinities(double[][] columns, String what) {
        for (int f = 0; f < columns.length; f++) {
            for (double value : columns[f]) {
                assertThat(Double.isInfinite(value))
                        .as("%s, column %d: finite, or NaN where nothing is said", what, f)
                        .isFalse();
            }
        }
    }

    private static void assertValid(double[][] rows, Frame frame) {
        for (int f = 0; f < rows.length; f++) {
            Feature feature = frame.features().get(f);
            for (double value : rows[f]) {
                assertThat(value)
                        .as("%s: rows are finite where residuals are", feature.name())
                        .isFinite();
                if (feature.category()) {
                    assertThat(value)
                            .as("%s: a category is a code of 0 to %d", feature.name(), feature.levels() - 1)
                            .isBetween(0.0, feature.levels() - 1.0)
                            .isEqualTo(Math.rint(value));
                }
            }
        }
    }

    /** Sums of the rows, handed over in the given order, in batches of some size, with families from {@code first} on. */
    private long[] sums(MadeUpFamilies data, int[] order, int batch, int first, int count) {
        ExtensionStrategy.Families families = strategy().learn(data.frame());
        long[] cells = new long[count * families.cells()];
        for (int from = 0; from < order.length; from += batch) {
            FeatureBatch rows =
                    Rows.pick(data.rows(), Arrays.copyOfRange(order, from, Math.min(order.length, from + batch)), 3);
            for (int i = 0; i < rows.size(); i++) {
                rows.families()[i] = rows.families()[i] < 0 ? -1 : rows.families()[i] - first;
            }
            families.add(new FeatureBatch(from, rows.size(), Rows.columns(rows), rows.families()), cells);
            Rows.fill(rows, 1e9);
        }
        return cells;
    }

    private long[] sums(MadeUpFamilies data, int[] order, int batch) {
        return sums(data, order, batch, 0, data.count());
    }

    private static int[] inOrder(MadeUpFamilies data) {
        return IntStream.range(0, data.rows().size()).toArray();
    }

    @Test
    void familySumsAreTheSameWhateverTheBatch() {
        MadeUpFamilies data = MadeUpFamilies.siblings(60, g -> g % 9, BETWEEN);
        long[] expected = sums(data, inOrder(data), Integer.MAX_VALUE / 2);
        for (int batch : new int[] {1, 7, 100}) {
            assertThat(sums(data, inOrder(data), batch))
                    .as("a family's sums do not depend on how its rows are cut into batches of %d", batch)
                    .isEqualTo(expected);
        }
    }

    @Test
    void familySumsAreTheSameWhateverTheOrderOfRows() {
        MadeUpFamilies data = MadeUpFamilies.siblings(60, g -> g % 9, BETWEEN);
        long[] expected = sums(data, inOrder(data), 50);
        int[] backwards = inOrder(data);
        Arrays.setAll(backwards, i -> backwards.length - 1 - i);
        assertThat(sums(data, backwards, 50))
                .as("rows come in any order, siblings too: last row first")
                .isEqualTo(expected);
        Draws draws = Draws.of(5);
        int[] shuffled = IntStream.of(inOrder(data))
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> draws.uniform(i, 0)))
                .mapToInt(i -> i)
                .toArray();
        assertThat(sums(data, shuffled, 50))
                .as("rows come in any order, siblings too: shuffled")
                .isEqualTo(expected);
    }

    @Test
    void familySumsOfPartitionsAddUp() {
        MadeUpFamilies data = MadeUpFamilies.siblings(60, g -> g % 9, BETWEEN);
        int[] order = inOrder(data);
        long[] even = sums(data, IntStream.of(order).filter(i -> i % 2 == 0).toArray(), 50);
        long[] odd = sums(data, IntStream.of(order).filter(i -> i % 2 == 1).toArray(), 50);
        long[] both = new long[even.length];
        Arrays.setAll(both, k -> Math.addExact(even[k], odd[k]));
        assertThat(both)
                .as("siblings may be read on different machines: their sums are added")
                .isEqualTo(sums(data, order, 50));
    }

    @Test
    void familySumsOfARangeOfFamiliesAreThatPartOfAllSums() {
        MadeUpFamilies data = MadeUpFamilies.siblings(60, g -> g % 9, BETWEEN);
        int perFamily = strategy().learn(data.frame()).cells();
        int[] some = IntStream.of(inOrder(data))
                .filter(i -> data.rows().families()[i] >= 20 && data.rows().families()[i] < 40)
                .toArray();
        assertThat(sums(data, some, 50, 20, 20))
                .as("sums of families 20 to 39 by themselves, addressed from 0")
                .isEqualTo(Arrays.copyOfRange(sums(data, inOrder(data), 50), 20 * perFamily, 40 * perFamily));
    }

    @Test
    void rowsWithoutAParentAddNothing() {
        MadeUpFamilies orphans = MadeUpFamilies.siblings(10, g -> 5, BETWEEN).orphaned();
        assertThat(LongStream.of(sums(orphans, inOrder(orphans), 7)))
                .as("rows of family -1 belong to no family and are passed over")
                .allMatch(sum -> sum == 0);
    }

    @Test
    void theExtensionIsTheSameWhateverPartitionsBatchesThreadsAndOrder() {
        MadeUpFamilies data = MadeUpFamilies.siblings(400, g -> g % 7, BETWEEN);
        Record expected = fit(data).extension().state();
        for (LearningRunner variant : LearningRunner.variants()) {
            Record state =
                    ExtensionRunner.fit(strategy(), data, variant).extension().state();
            assertThat(RecordCopy.same(state, expected))
                    .as(
                            "what families have in common is a function of the set of families; read by %s it is %s, not %s",
                            variant, RecordCopy.describe(state), RecordCopy.describe(expected))
                    .isTrue();
        }
    }

    @Test
    void theMapOfASampleIsTheSameWhateverPartitionsBatchesThreadsAndOrder() {
        MadeUpFamilies data = MadeUpFamilies.siblings(400, g -> g % 7, BETWEEN);
        ExtensionRunner fitted = fit(data);
        double[][] summaries = fitted.drawnSummaries();
        int[] families = data.rows().families();
        double[][] expected =
                fitted.rows(fitted.calibrated(summaries, LearningRunner.PLAIN), summaries, families, 1000);
        for (LearningRunner variant : LearningRunner.variants()) {
            Extension calibrated = fitted.calibrated(summaries, variant);
            assertSame(fitted.rows(calibrated, summaries, families, 1000), expected, "calibrated by " + variant);
        }
    }

    @Test
    void rowsAndResidualsAreTheSameWhateverTheBatch() {
        MadeUpFamilies data = MadeUpFamilies.siblings(100, g -> g % 7, BETWEEN);
        ExtensionRunner fitted = fit(data);
        double[][] summaries = fitted.summaries();
        int[] families = data.rows().families();
        for (int batch : new int[] {1, 13}) {
            assertSame(fitted.residuals(batch), fitted.residuals(1000), "residuals in batches of " + batch);
            assertSame(
                    fitted.rows(fitted.extension(), summaries, families, batch),
                    fitted.rows(fitted.extension(), summaries, families, 1000),
                    "rows in batches of " + batch);
        }
    }

    @Test
    void columnsHaveNamesOfTheirOwn() {
        Extension extension = fit(SIBLINGS).extension();
        assertThat(extension.columns().stream().map(ExtensionColumn::name))
                .as("extension columns become columns of the parent")
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).isNotBlank());
        extension.columns().forEach(column -> {
            if (column.marginal() != null) {
                assertThat(column.marginal().quantile(0.5))
                        .as("median of %s", column.name())
                        .isFinite();
            }
        });
    }

    @Test
    void thereAreNoMoreColumnsThanTold() {
        for (MadeUpFamilies data : List.of(SIBLINGS, STRANGERS, MadeUpFamilies.small(200))) {
            assertThat(fit(data).extension().columns())
                    .as("mostColumns() is told to users before the fit")
                    .hasSizeLessThanOrEqualTo(strategy().learn(data.frame()).mostColumns());
        }
    }

    @Test
    void thereIsAResidualForEveryFeature() {
        MadeUpFamilies data = SIBLINGS;
        List<Feature> residuals = fit(data).extension().residuals();
        assertThat(residuals)
                .as("residuals go through a synthesizer in place of the features")
                .hasSameSizeAs(data.frame().features());
        assertThat(new Frame("residuals", residuals).size())
                .as("their names are unique")
                .isEqualTo(residuals.size());
    }

    @Test
    void residualsAreStandardNormalOverAllRows() {
        MadeUpFamilies data = SIBLINGS;
        double[][] residuals = fit(data).residuals(1000);
        assertNoInfinities(residuals, "residuals");
        for (int f = 0; f < residuals.length; f++) {
            if (data.continuous(f)) {
                assertThat(Figures.mean(residuals[f]))
                        .as("mean of the residuals of feature %d", f)
                        .isCloseTo(0, within(0.05));
                assertThat(Figures.variance(residuals[f]))
                        .as(
                                "variance of the residuals of feature %d: deviations from a family's own mean are too small by"
                                        + " (n - 1) / n",
                                f)
                        .isCloseTo(1, within(0.1));
            }
        }
    }

    @Test
    void betweenSharesAreSharesOfVariance() {
        for (MadeUpFamilies data : List.of(SIBLINGS, STRANGERS, MadeUpFamilies.small(200))) {
            double[] shares = fit(data).extension().betweenShares();
            assertThat(shares).as("a share per feature").hasSize(data.frame().size());
            for (double share : shares) {
                assertThat(Double.isNaN(share) || share >= 0 && share <= 1)
                        .as("share %s of the variance lies between families", share)
                        .isTrue();
            }
        }
    }

    @Test
    void columnsKeepTheirDistribution() {
        assertDistributions(SIBLINGS);
    }

    @Test
    void columnsKeepTheirDistributionInSmallFamilies() {
        assertDistributions(FEW_SIBLINGS);
    }

    @Test
    void columnsKeepTheirDistributionWhereFamiliesAreAlike() {
        assertDistributions(STRANGERS);
    }

    private void assertDistributions(MadeUpFamilies data) {
        double[][] rows = fit(data).sample();
        assertValid(rows, data.frame());
        for (int f = 0; f < rows.length; f++) {
            assertThat(Figures.distance(rows[f], data.rows().column(f)))
                    .as(
                            "distance of %s from the data: the mixture over families must be the whole column",
                            MadeUpFamilies.NAMES.get(f))
                    .isLessThan(0.02);
        }
    }

    @Test
    void siblingsStayAlike() {
        assumeTrue(keeps().contains(Keeps.SIBLINGS), "not promised by keeps()");
        assertIntraclass(SIBLINGS, 0.05);
    }

    @Test
    void siblingsStayAlikeInSmallFamilies() {
        assumeTrue(keeps().contains(Keeps.SIBLINGS), "not promised by keeps()");
        assertIntraclass(FEW_SIBLINGS, 0.1);
    }

    @Test
    void strangersStayStrangers() {
        assertIntraclass(STRANGERS, 0.05);
    }

    private void assertIntraclass(MadeUpFamilies data, double tolerance) {
        double[][] rows = fit(data).sample();
        int[] families = data.rows().families();
        for (int f = 0; f < rows.length; f++) {
            assertThat(Figures.intraclass(rows[f], families, data.count()))
                    .as("intraclass correlation of %s", MadeUpFamilies.NAMES.get(f))
                    .isCloseTo(Figures.intraclass(data.rows().column(f), families, data.count()), within(tolerance));
        }
    }

    @Test
    void rowsWithoutAParentAreDistributedLikeAllRows() {
        MadeUpFamilies data = SIBLINGS;
        assertLikeAll(data, fit(data), MadeUpFamilies.filledWithNone(20_000), "rows of family -1");
    }

    @Test
    void familiesOfWhichNothingIsKnownAreDistributedLikeAllRows() {
        MadeUpFamilies data = SIBLINGS;
        ExtensionRunner fitted = fit(data);
        int[] families = IntStream.range(0, 20_000).map(i -> i / 10).toArray();
        assertLikeAll(data, fitted, families, "families whose extension columns are NaN");
    }

    private static void assertLikeAll(MadeUpFamilies data, ExtensionRunner fitted, int[] families, String which) {
        double[][] unknown = new double[fitted.extension().columns().size()][data.count()];
        for (double[] column : unknown) {
            Arrays.fill(column, Double.NaN);
        }
        double[][] summaries = fitted.drawnSummaries();
        for (Extension map : List.of(fitted.extension(), fitted.calibrated(summaries, LearningRunner.PLAIN))) {
            double[][] rows = fitted.rows(map, unknown, families, 1000);
            assertValid(rows, data.frame());
            for (int f = 0; f < rows.length; f++) {
                assertThat(Figures.distance(rows[f], data.rows().column(f)))
                        .as("distance of %s from the data, %s", MadeUpFamilies.NAMES.get(f), which)
                        .isLessThan(0.02);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Degenerate.class)
    void degenerateFamiliesAreNormalData(Degenerate degenerate) {
        MadeUpFamilies data = degenerate.make();
        ExtensionRunner fitted = fit(data);
        assertNoInfinities(fitted.summaries(), "extension columns");
        assertNoInfinities(fitted.residuals(1000), "residuals");
        double[][] rows = fitted.sample();
        assertValid(rows, data.frame());
        for (int f = 0; f < rows.length; f++) {
            double[] real = Figures.present(data.rows().column(f));
            if (real.length > 1 && Figures.variance(real) == 0) {
                assertThat(rows[f])
                        .as("a constant stays constant, feature %d", f)
                        .containsOnly(real[0]);
            }
        }
        assertRestored(fitted, data);
    }

    @Test
    void aRestoredExtensionIsTheLearntOne() {
        MadeUpFamilies data = SIBLINGS;
        assertRestored(fit(data), data);
    }

    private void assertRestored(ExtensionRunner fitted, MadeUpFamilies data) {
        Record state = fitted.extension().state();
        for (Record from : List.of(state, RecordCopy.copy(state))) {
            ExtensionRunner restored = fitted.with(restore(data.frame(), from));
            assertThat(RecordCopy.same(restored.extension().state(), state))
                    .as("the state of a restored extension")
                    .isTrue();
            assertThat(restored.extension().columns().stream().map(c -> c.name() + c.reliability()))
                    .as("columns of a restored extension")
                    .containsExactlyElementsOf(fitted.extension().columns().stream()
                            .map(c -> c.name() + c.reliability())
                            .toList());
            assertThat(restored.extension().betweenShares())
                    .isEqualTo(fitted.extension().betweenShares());
            assertSame(restored.summaries(), fitted.summaries(), "extension columns of a restored extension");
            assertSame(restored.residuals(1000), fitted.residuals(1000), "residuals of a restored extension");
            assertSame(restored.sample(), fitted.sample(), "rows of a restored extension, bit for bit");
        }
    }
}
