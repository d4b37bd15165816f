package dev.hma.testkit;

import static dev.hma.testkit.MadeUpTable.AGE;
import static dev.hma.testkit.MadeUpTable.AGE_MISSING;
import static dev.hma.testkit.MadeUpTable.CORRELATION;
import static dev.hma.testkit.MadeUpTable.DEBT;
import static dev.hma.testkit.MadeUpTable.FLAG;
import static dev.hma.testkit.MadeUpTable.INCOME;
import static dev.hma.testkit.MadeUpTable.KIND;
import static dev.hma.testkit.MadeUpTable.SPENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.Explanation;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.api.synthesis.TableSynthesizer.Ability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every single-table synthesizer promises. To be extended by a test class that says which synthesizer; what it can do
 * beyond drawing whole rows is read from its {@linkplain TableSynthesizer#abilities() abilities}, and tested.
 */
public abstract class TableSynthesizerContract {
    private static final int ROWS = 6000;
    private static final int DRAWN = 20_000;
    private static final MadeUpTable PEOPLE = MadeUpTable.people(ROWS, 0);
    private static final Draws LEARNING = Draws.of(3).at("learn");
    private static final Draws SAMPLING = Draws.of(4).at("sample");

    /** Creates the contract of one synthesizer. */
    protected TableSynthesizerContract() {}

    /** What a synthesizer may keep of a table beyond the distributions of its columns, which all of them keep. */
    public enum Keeps {
        /** How the columns of a row go together. */
        DEPENDENCE,
        /** That a column rises from row to row of every family; asked of synthesizers of sequences. */
        ORDER
    }

    /** {@return the synthesizer that is tested} */
    protected abstract TableSynthesizer<?> synthesizer();

    /**
     * Declares what the synthesizer keeps.
     *
     * @return by default everything; a synthesizer that draws columns by themselves returns an empty set
     */
    protected Set<Keeps> keeps() {
        return EnumSet.allOf(Keeps.class);
    }

    private boolean can(Ability ability) {
        return synthesizer().abilities().contains(ability);
    }

    private LearningRunner runner(LearningRunner runner) {
        return runner.keepingFamilies(can(Ability.SEQUENCES));
    }

    private Learning<TableModel> learning(MadeUpTable table) {
        return synthesizer().learn(table.frame(), LEARNING);
    }

    private TableModel learn(MadeUpTable table) {
        return runner(LearningRunner.PLAIN).run(learning(table), table.rows());
    }

    private TableModel restore(Frame frame, Record state) {
        @SuppressWarnings("unchecked")
        TableSynthesizer<Record> synthesizer = (TableSynthesizer<Record>) synthesizer();
        return synthesizer.restore(frame, state);
    }

    private Sampler sampler(int batch, int threads) {
        return new Sampler(batch, threads, can(Ability.SEQUENCES));
    }

    /** Rows to be drawn, in families of five, their context filled with what the table has. */
    private static FeatureBatch template(MadeUpTable table, int n) {
        FeatureBatch blank = Rows.blank(0, n, table.frame().size(), 0);
        for (int f = 0; f < table.frame().context(); f++) {
            double[] real = table.rows().column(f);
            Arrays.setAll(blank.column(f), i -> real[i % real.length]);
        }
        int[] families = new int[n];
        Arrays.setAll(families, i -> i / 5);
        return new FeatureBatch(0, n, Rows.columns(blank), families);
    }

    private static BitSet context(MadeUpTable table) {
        BitSet given = new BitSet();
        given.set(0, table.frame().context());
        return given;
    }

    private double[][] draw(TableModel model, MadeUpTable table, int n) {
        return sampler(1000, 1).draw(model, template(table, n), context(table), SAMPLING);
    }

    private double[][] drawPeople() {
        return draw(learn(PEOPLE), PEOPLE, DRAWN);
    }

    private static void assertSame(double[][] rows, double[][] expected, String rule) {
        for (int f = 0; f < expected.length; f++) {
            assertThat(rows[f]).as("%s; feature %d", rule, f).isEqualTo(expected[f]);
        }
    }

    /** Finite values and codes everywhere, but NaN where a guard says so. */
    private static void assertValid(double[][] rows, Frame frame) {
        for (int f = 0; f < rows.length; f++) {
            Feature feature = frame.features().get(f);
            double[] guard = null;
            for (int g = 0; g < rows.length; g++) {
                guard = frame.features().get(g).name().equals(feature.guard()) ? rows[g] : guard;
            }
            for (int i = 0; i < rows[f].length; i++) {
                double value = rows[f][i];
                if (guard != null && guard[i] == 1 && Double.isNaN(value)) {
                    continue;
                }
                assertThat(value)
                        .as("%s in row %d: a value is finite, and missing only where its guard is 1", feature.name(), i)
                        .isFinite();
                if (feature.category()) {
                    assertThat(value)
                            .as(
                                    "%s in row %d: a category is a code of 0 to %d",
                                    feature.name(), i, feature.levels() - 1)
                            .isBetween(0.0, feature.levels() - 1.0)
                            .isEqualTo(Math.rint(value));
                }
            }
        }
    }

    @Test
    void theModelIsTheSameWhateverPartitionsBatchesThreadsAndOrder() {
        MadeUpTable people = MadeUpTable.people(1500, 0);
        Record expected = learn(people).state();
        for (LearningRunner variant : LearningRunner.variants()) {
            Record state = runner(variant).run(learning(people), people.rows()).state();
            assertThat(RecordCopy.same(state, expected))
                    .as(
                            "the model is a function of the set of rows, however they are read; read by %s it is %s, not %s",
                            variant, RecordCopy.describe(state), RecordCopy.describe(expected))
                    .isTrue();
        }
    }

    @Test
    void theModelDoesNotUseTheRowsOnceItIsLearnt() {
        MadeUpTable people = MadeUpTable.people(1500, 0);
        TableModel expected = learn(people);
        TableModel model = runner(LearningRunner.PLAIN.overwritingArrays()).run(learning(people), people.rows());
        String rule = "the engine reuses its arrays: whoever keeps one beyond the call finds other rows in it";
        assertThat(RecordCopy.same(model.state(), expected.state()))
                .as("%s; state", rule)
                .isTrue();
        assertSame(draw(model, people, 200), draw(expected, people, 200), rule);
    }

    @Test
    void aStepOfTheLearningMayBeTakenTwice() {
        MadeUpTable people = MadeUpTable.people(500, 0);
        TableModel twice = runner(LearningRunner.PLAIN).run(Repeated.of(learning(people)), people.rows());
        assertThat(RecordCopy.same(twice.state(), learn(people).state()))
                .as("next() has no side effects: machines that join later take the steps again")
                .isTrue();
    }

    @Test
    void rowsAreTheSameWhateverTheBatch() {
        MadeUpTable people = MadeUpTable.people(1500, 0);
        TableModel model = learn(people);
        FeatureBatch rows = template(people, 600);
        double[][] expected = sampler(600, 1).draw(model, rows, new BitSet(), SAMPLING);
        for (int batch : new int[] {1, 7, 64, 599}) {
            assertSame(
                    sampler(batch, 1).draw(model, rows, new BitSet(), SAMPLING),
                    expected,
                    "a row is a function of its own number, not of its place in a batch; batches of " + batch);
        }
    }

    @Test
    void rowsFromTheMiddleAreTheSameWhenDrawnAlone() {
        MadeUpTable people = MadeUpTable.people(1500, 0);
        TableModel model = learn(people);
        FeatureBatch rows = template(people, 600);
        double[][] all = sampler(600, 1).draw(model, rows, new BitSet(), SAMPLING);
        double[][] some = sampler(600, 1).draw(model, Rows.slice(rows, 200, 300, 0), new BitSet(), SAMPLING);
        for (int f = 0; f < all.length; f++) {
            assertThat(some[f])
                    .as("any block of a table can be drawn alone: rows 200 to 299, feature %d", f)
                    .isEqualTo(Arrays.copyOfRange(all[f], 200, 300));
        }
    }

    @Test
    void rowsAreTheSameOnManyThreads() {
        MadeUpTable people = MadeUpTable.people(1500, 0);
        TableModel model = learn(people);
        FeatureBatch rows = template(people, 2000);
        double[][] expected = sampler(2000, 1).draw(model, rows, new BitSet(), SAMPLING);
        assertSame(
                sampler(50, 4).draw(model, rows, new BitSet(), SAMPLING),
                expected,
                "models are immutable and thread-safe");
    }

    @Test
    void otherRandomNumbersGiveOtherRows() {
        MadeUpTable people = MadeUpTable.people(1500, 0);
        TableModel model = learn(people);
        FeatureBatch rows = template(people, 100);
        double[][] one = sampler(100, 1).draw(model, rows, new BitSet(), SAMPLING);
        double[][] other = sampler(100, 1).draw(model, rows, new BitSet(), Draws.of(99));
        assertThat(one[INCOME])
                .as("rows come from the random numbers that were handed over")
                .isNotEqualTo(other[INCOME]);
    }

    @Test
    void allRowsAtOnceAreValidAndTheSameAgain() {
        MadeUpTable people = MadeUpTable.people(1500, 0);
        TableModel model = learn(people);
        FeatureBatch rows = template(people, 400);
        double[][] all = Sampler.drawAll(model, rows, new BitSet(), SAMPLING);
        assertValid(all, people.frame());
        assertSame(
                Sampler.drawAll(restore(people.frame(), RecordCopy.copy(model.state())), rows, new BitSet(), SAMPLING),
                all,
                "all rows at once, from a model file");
        IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> Sampler.drawAll(model, rows, new BitSet(), SAMPLING))
                .toList()
                .forEach(again -> assertSame(again, all, "all rows at once, on several threads"));
        assertThat(Sampler.drawAll(model, rows, new BitSet(), Draws.of(99))[INCOME])
                .as("all rows at once come from the random numbers that were handed over, too")
                .isNotEqualTo(all[INCOME]);
    }

    @Test
    void allRowsAtOnceAreDistributedAsRowByRow() {
        TableModel model = learn(PEOPLE);
        double[][] all = Sampler.drawAll(model, template(PEOPLE, DRAWN), new BitSet(), SAMPLING);
        double[][] single = draw(model, PEOPLE, DRAWN);
        for (int f = 0; f < all.length; f++) {
            assertThat(Figures.distance(all[f], single[f]))
                    .as("distance of feature %d, all rows drawn at once, from the same drawn row by row", f)
                    .isLessThan(0.03);
        }
        assertCorrelated(all, "correlation of income and spending, all rows drawn at once");
    }

    private void assertCorrelated(double[][] rows, String what) {
        if (keeps().contains(Keeps.DEPENDENCE)) {
            assertThat(Figures.correlation(rows[INCOME], rows[SPENDING]))
                    .as(what)
                    .isCloseTo(CORRELATION, within(0.05));
        }
    }

    @Test
    void allRowsAtOnceFollowTheirContext() {
        assumeTrue(can(Ability.CONTEXT), "no ability CONTEXT");
        MadeUpTable people = MadeUpTable.people(ROWS, 1);
        FeatureBatch rows = template(people, DRAWN);
        double[][] all = Sampler.drawAll(learn(people), rows, context(people), SAMPLING);
        assertThat(all[INCOME]).as("the context is given").isEqualTo(rows.column(INCOME));
        assertValid(all, people.frame());
        assertCorrelated(all, "correlation of what is drawn at once with its context");
    }

    @Test
    void allRowsAtOnceKeepTheOrderInsideFamilies() {
        assumeTrue(can(Ability.SEQUENCES), "no ability SEQUENCES");
        MadeUpTable table = MadeUpTable.sequences(2000, 10, 0.8);
        FeatureBatch real = table.rows();
        FeatureBatch rows = new FeatureBatch(0, real.size(), new double[1][real.size()], real.families());
        double[] column = Sampler.drawAll(learn(table), rows, new BitSet(), SAMPLING)[0];
        assertThat(Figures.correlation(column, before(column, 10)))
                .as("correlation of a row with the one before it in its family, all rows drawn at once")
                .isCloseTo(0.8, within(0.08));
    }

    @Test
    void allRowsAtOnceVaryBetweenFamiliesAsRowByRow() {
        assumeTrue(can(Ability.SEQUENCES), "no ability SEQUENCES");
        MadeUpTable table = MadeUpTable.sequences(1000, 10, 0.8);
        FeatureBatch real = table.rows();
        TableModel model = learn(table);
        FeatureBatch rows = new FeatureBatch(0, real.size(), new double[1][real.size()], real.families());
        double[] all = Sampler.drawAll(model, rows, new BitSet(), SAMPLING)[0];
        double[] single = sampler(real.size(), 1).draw(model, rows, new BitSet(), SAMPLING)[0];
        assertThat(Figures.intraclass(all, real.families(), 1000))
                .as(
                        "share of variance between families, all rows drawn at once, beside that of rows drawn one by one: who"
                                + " spreads rows evenly over a table must not do so inside a family")
                .isCloseTo(Figures.intraclass(single, real.families(), 1000), within(0.07));
    }

    @Test
    void realColumnsKeepTheirDistribution() {
        double[][] rows = drawPeople();
        assertDistribution(rows, INCOME, "income");
        assertDistribution(rows, SPENDING, "spending");
        assertDistribution(rows, AGE, "age, where it is not missing");
    }

    @Test
    void discreteColumnsKeepTheirDistribution() {
        double[][] rows = drawPeople();
        assertDistribution(rows, FLAG, "flag (10 % ones)");
        assertDistribution(rows, KIND, "kind");
        assertDistribution(rows, AGE_MISSING, "whether age is missing");
    }

    @Test
    void zeroInflatedColumnsKeepTheirDistribution() {
        assertDistribution(drawPeople(), DEBT, "debt (60 % zeros)");
    }

    @Test
    void categoriesOfManyCodesKeepTheirShares() {
        MadeUpTable table = MadeUpTable.manyCodes(ROWS);
        double[][] rows = draw(learn(table), table, DRAWN);
        assertValid(rows, table.frame());
        double[] drawn = Figures.shares(rows[1], MadeUpTable.CODES);
        double[] real = Figures.shares(table.rows().column(1), MadeUpTable.CODES);
        double moved = 0;
        for (int code = 0; code < real.length; code++) {
            assertThat(real[code] > 0 || drawn[code] == 0)
                    .as("code %d is drawn only if there are rows of it", code)
                    .isTrue();
            moved += Math.max(0, drawn[code] - real[code]);
        }
        assertThat(moved)
                .as(
                        "share of rows whose code is another than it should be; %d codes, rare ones among them",
                        real.length)
                .isLessThan(0.1);
    }

    @Test
    void rowsAreNoCopies() {
        MadeUpTable table = MadeUpTable.weakColumns(2000);
        FeatureBatch seen = Rows.slice(table.rows(), 0, 1000, 0);
        FeatureBatch unseen = Rows.slice(table.rows(), 1000, 2000, 0);
        MadeUpTable learnt = new MadeUpTable(table.frame(), seen);
        double[][] drawn = draw(learn(learnt), learnt, 1000);
        assertThat(Figures.nearer(drawn, Rows.values(seen), Rows.values(unseen)))
                .as("share of rows that are nearer to one that was learnt than to any of as many that were not: half of"
                        + " them by chance; who draws real rows again, or all but the same, gives them away")
                .isLessThan(0.65);
    }

    private static void assertDistribution(double[][] rows, int feature, String name) {
        double[] real = PEOPLE.rows().column(feature);
        assertThat(Figures.distance(rows[feature], real))
                .as(
                        "distance of %s from the data; a score is E[Z | x], less spread out than a latent normal: who takes one"
                                + " for the other loses the shares of discrete values",
                        name)
                .isLessThan(0.02);
    }

    @Test
    void realColumnsStayCorrelated() {
        assumeTrue(keeps().contains(Keeps.DEPENDENCE), "not promised by keeps()");
        double[][] rows = drawPeople();
        assertThat(Figures.correlation(rows[INCOME], rows[SPENDING]))
                .as("correlation of income and spending")
                .isCloseTo(CORRELATION, within(0.05));
        assertThat(Figures.correlation(rows[INCOME], rows[AGE]))
                .as("correlation of income and age, which have nothing to do with each other")
                .isCloseTo(0, within(0.05));
    }

    @Test
    void discreteColumnsStayCorrelated() {
        assumeTrue(keeps().contains(Keeps.DEPENDENCE), "not promised by keeps()");
        double[][] rows = drawPeople();
        FeatureBatch real = PEOPLE.rows();
        for (int[] pair : new int[][] {{INCOME, FLAG}, {SPENDING, FLAG}, {SPENDING, DEBT}}) {
            assertThat(Figures.correlation(rows[pair[0]], rows[pair[1]]))
                    .as("correlation of features %d and %d; the attenuation of scores must be undone", pair[0], pair[1])
                    .isCloseTo(Figures.correlation(real.column(pair[0]), real.column(pair[1])), within(0.06));
        }
    }

    @Test
    void columnsThatAreAllNoiseDoNotSpoilTheOthers() {
        MadeUpTable weak = MadeUpTable.weakColumns(2000);
        double[][] rows = draw(learn(weak), weak, DRAWN);
        assertValid(rows, weak.frame());
        for (int f = 0; f < rows.length; f++) {
            assertThat(Figures.distance(rows[f], weak.rows().column(f)))
                    .as("distance of feature %d, whose reliability is %s", f, f < 2 ? 1 : 0.02)
                    .isLessThan(0.03);
        }
        if (keeps().contains(Keeps.DEPENDENCE)) {
            assertThat(Figures.correlation(rows[0], rows[1]))
                    .as("undoing the attenuation of weak columns explodes: correlation of the two strong ones")
                    .isCloseTo(CORRELATION, within(0.1));
        }
    }

    @Test
    void everyValueIsValid() {
        assertValid(drawPeople(), PEOPLE.frame());
    }

    @ParameterizedTest
    @EnumSource(DegenerateTable.class)
    void degenerateTablesAreNormalData(DegenerateTable degenerate) {
        MadeUpTable table = degenerate.make();
        TableModel model = learn(table);
        double[][] rows = draw(model, table, 100);
        assertValid(rows, table.frame());
        for (int f = 0; f < rows.length; f++) {
            double[] real = Figures.present(table.rows().column(f));
            if (real.length > 0 && Figures.variance(real) == 0) {
                assertThat(rows[f])
                        .as("a constant stays constant, feature %d", f)
                        .containsOnly(real[0]);
            }
        }
        for (LearningRunner variant : LearningRunner.variants()) {
            Record state = runner(variant).run(learning(table), table.rows()).state();
            assertThat(RecordCopy.same(state, model.state()))
                    .as("the same model, read by %s", variant)
                    .isTrue();
        }
        assertSame(
                draw(restore(table.frame(), RecordCopy.copy(model.state())), table, 100),
                rows,
                "restored from a model file");
    }

    @Test
    void aRestoredModelDrawsTheSameRows() {
        MadeUpTable people = MadeUpTable.people(1500, 0);
        TableModel model = learn(people);
        double[][] expected = draw(model, people, 500);
        TableModel restored = restore(people.frame(), model.state());
        assertSame(draw(restored, people, 500), expected, "restored from state(), the same rows bit for bit");
        TableModel read = restore(people.frame(), RecordCopy.copy(model.state()));
        assertSame(draw(read, people, 500), expected, "restored from a model file, the same rows bit for bit");
        assertThat(RecordCopy.same(read.state(), model.state()))
                .as("the state of a restored model")
                .isTrue();
    }

    @Test
    void whatIsExplainedIsThere() {
        List<MadeUpTable> tables = new ArrayList<>();
        tables.add(MadeUpTable.people(1500, can(Ability.CONTEXT) ? 1 : 0));
        for (DegenerateTable degenerate : DegenerateTable.values()) {
            tables.add(degenerate.make());
        }
        for (MadeUpTable table : tables) {
            TableModel model = learn(table);
            List<Explanation> explanations = model.explain();
            if (!explanations.isEmpty()) {
                assertExplains(explanations, table.frame());
                assertThat(restore(table.frame(), RecordCopy.copy(model.state()))
                                .explain())
                        .as("a model restored from a model file explains the same")
                        .isEqualTo(explanations);
            }
        }
    }

    private static void assertExplains(List<Explanation> explanations, Frame frame) {
        List<String> names = frame.features().stream().map(Feature::name).toList();
        assertThat(explanations.stream().map(Explanation::feature))
                .as("every feature that is drawn is explained once, or none is")
                .containsExactlyInAnyOrderElementsOf(names.subList(frame.context(), names.size()));
        for (Explanation explanation : explanations) {
            assertThat(explanation.influences().stream()
                            .map(Explanation.Influence::feature)
                            .filter(name -> !name.isEmpty()))
                    .as("what %s leans on is a feature of the frame, or has no feature's name", explanation.feature())
                    .isSubsetOf(names);
            assertThat(explanation.influences().stream()
                            .mapToDouble(Explanation.Influence::share)
                            .sum())
                    .as("the shares of %s are of one whole: they sum to at most 1", explanation.feature())
                    .isLessThanOrEqualTo(1 + 1e-9);
        }
    }

    @Test
    void contextStaysAsItIs() {
        assumeTrue(can(Ability.CONTEXT), "no ability CONTEXT");
        MadeUpTable people = MadeUpTable.people(1500, 3);
        FeatureBatch rows = template(people, 1000);
        double[][] drawn = sampler(100, 1).draw(learn(people), rows, context(people), SAMPLING);
        for (int f = 0; f < 3; f++) {
            assertThat(drawn[f]).as("context feature %d is given", f).isEqualTo(rows.column(f));
        }
        assertValid(drawn, people.frame());
    }

    @Test
    void rowsFollowTheirContext() {
        assumeTrue(can(Ability.CONTEXT) && keeps().contains(Keeps.DEPENDENCE), "no ability CONTEXT");
        MadeUpTable people = MadeUpTable.people(ROWS, 1);
        double[][] rows = draw(learn(people), people, DRAWN);
        assertThat(Figures.correlation(rows[INCOME], rows[SPENDING]))
                .as("correlation of what is drawn with its context")
                .isCloseTo(CORRELATION, within(0.05));
        assertDistribution(rows, SPENDING, "spending, given income");
        assertDistribution(rows, FLAG, "flag, given income");
    }

    @Test
    void nothingIsDrawnWhereAllFeaturesAreContext() {
        assumeTrue(can(Ability.CONTEXT), "no ability CONTEXT");
        MadeUpTable people = MadeUpTable.people(500, 7);
        FeatureBatch rows = template(people, 100);
        assertSame(
                sampler(30, 1).draw(learn(people), rows, context(people), SAMPLING), Rows.values(rows), "all is given");
    }

    @Test
    void conditionsAreHonoured() {
        assumeTrue(can(Ability.CONDITIONS), "no ability CONDITIONS");
        MadeUpTable people = PEOPLE;
        TableModel model = learn(people);
        for (int condition = 0; condition < people.frame().size(); condition++) {
            BitSet given = new BitSet();
            given.set(condition);
            FeatureBatch rows = template(people, 500);
            double[] real = people.rows().column(condition);
            double[] wanted = rows.column(condition);
            Arrays.setAll(wanted, i -> real[i % real.length]);
            double[][] drawn = sampler(100, 1).draw(model, rows, given, SAMPLING);
            assertThat(drawn[condition]).as("feature %d is given", condition).isEqualTo(wanted);
            if (condition != AGE) {
                assertValid(drawn, people.frame());
            }
        }
    }

    @Test
    void rowsFollowTheirConditions() {
        assumeTrue(can(Ability.CONDITIONS) && keeps().contains(Keeps.DEPENDENCE), "no ability CONDITIONS");
        MadeUpTable people = PEOPLE;
        FeatureBatch rows = template(people, DRAWN);
        BitSet given = new BitSet();
        given.set(SPENDING);
        Arrays.fill(rows.column(SPENDING), 20 + 3 * 1.5);
        double[][] drawn = sampler(1000, 1).draw(learn(people), rows, given, SAMPLING);
        assertThat(Figures.mean(drawn[INCOME]))
                .as("mean income where spending lies 1.5 standard deviations up")
                .isCloseTo(50 + 10 * 1.5 * CORRELATION, within(1.5));
    }

    @Test
    void theOrderInsideFamiliesIsKept() {
        assumeTrue(can(Ability.SEQUENCES), "no ability SEQUENCES");
        assertSequencesAreKept(2000, 10);
    }

    @Test
    void theOrderInsideSmallFamiliesIsKept() {
        assumeTrue(can(Ability.SEQUENCES), "no ability SEQUENCES");
        assertSequencesAreKept(6000, 2);
    }

    private void assertSequencesAreKept(int families, int size) {
        MadeUpTable table = MadeUpTable.sequences(families, size, 0.8);
        double[] column = drawLike(table);
        assertThat(Figures.correlation(column, before(column, size)))
                .as(
                        "correlation of a row with the one before it in its family of %d; the last row of another family is"
                                + " not the one before a first row, neither in learning nor in drawing",
                        size)
                .isCloseTo(0.8, within(0.08));
        assertThat(Figures.distance(column, table.rows().column(0)))
                .as("distance from the data")
                .isLessThan(0.03);
    }

    @Test
    void whatRisesInEveryFamilyRises() {
        assumeTrue(can(Ability.SEQUENCES), "no ability SEQUENCES");
        assumeTrue(keeps().contains(Keeps.ORDER), "not promised by keeps()");
        MadeUpTable table = MadeUpTable.rising(1000, 5);
        double[] column = drawLike(table);
        double[] before = before(column, 5);
        assertThat(IntStream.range(0, column.length).filter(i -> column[i] < before[i]))
                .as("rows that lie below the one before them in their family, which no row does in the data")
                .isEmpty();
        assertThat(Figures.distance(column, table.rows().column(0)))
                .as("distance from the data")
                .isLessThan(0.05);
    }

    /** As many rows as a table of one column has, in families of the same sizes. */
    private double[] drawLike(MadeUpTable table) {
        int n = table.rows().size();
        FeatureBatch rows =
                new FeatureBatch(0, n, new double[1][n], table.rows().families());
        return sampler(1000, 1).draw(learn(table), rows, new BitSet(), SAMPLING)[0];
    }

    /** Per row the value of the one before it in its family. */
    private static double[] before(double[] column, int size) {
        double[] before = new double[column.length];
        Arrays.setAll(before, i -> i % size == 0 ? Double.NaN : column[i - 1]);
        return before;
    }
}
