package dev.hma.evaluation.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import dev.hma.evaluation.families.FamiliesFigures.Distinct;
import dev.hma.evaluation.families.FamiliesFigures.Largest;
import dev.hma.evaluation.families.FamiliesFigures.OfRelationship;
import dev.hma.evaluation.support.Dataset;
import dev.hma.evaluation.support.InMemory;
import dev.hma.evaluation.support.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamiliesMetricTest {
    private static final FamiliesMetric METRIC = new FamiliesMetric();
    private static final String VISITS = "patient>visit.patient";
    private static final int PATIENTS = 400;
    private static final int VISITS_EACH = 8;
    private static final int ROWS = PATIENTS * VISITS_EACH;

    /**
     * Patients with visits of which the k-th is k weeks after the first. The level follows an autoregression of order 1 with
     * coefficient rho, the state stays as it is with a probability. In the table the visits stand in a random order.
     */
    private static MadeUp clinic(double rho, double stays, int seed) {
        Draws draws = Draws.of(seed);
        double[] level = new double[ROWS];
        int[] state = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean first = row % VISITS_EACH == 0;
            double noise = draws.normal(row, 0);
            level[row] = first ? noise : rho * level[row - 1] + Math.sqrt(1 - rho * rho) * noise;
            boolean same = !first && draws.uniform(row, 1) < stays;
            state[row] = same ? state[row - 1] : draws.index(row, 2, 4);
        }
        int step = 1607;
        return new MadeUp()
                .table("patient", PATIENTS)
                .primaryKey("id")
                .table("visit", ROWS)
                .foreignRow("patient", "patient", i -> i * step % ROWS / VISITS_EACH)
                .category("state", i -> "s" + state[i * step % ROWS])
                .day("date", i -> 5000 + 7 * (i * step % ROWS % VISITS_EACH))
                .number("level", i -> StrictMath.exp(level[i * step % ROWS]));
    }

    private static OfRelationship visits(InMemory comparison) {
        return METRIC.measure(comparison).relationships().get(VISITS);
    }

    @Test
    void theCorrelationOfSuccessiveSiblingsIsThatOfTheProcess() {
        OfRelationship visits = visits(InMemory.of(clinic(0.8, 0, 1), clinic(0.3, 0, 2)));

        assertThat(visits.order()).isEqualTo("date");
        assertThat(visits.familiesReal()).isEqualTo(PATIENTS);
        assertThat(visits.pairsReal()).isEqualTo(PATIENTS * (VISITS_EACH - 1));
        var next = visits.columns().get("level").next();
        assertThat(next.metric()).isEqualTo("correlation");
        assertThat(next.real()).isCloseTo(0.8, within(0.04));
        assertThat(next.synthetic()).isCloseTo(0.3, within(0.05));
        assertThat(next.difference()).isCloseTo(next.real() - next.synthetic(), within(1e-12));
        assertThat(next.associationReal()).isNaN();
        assertThat(visits.columns().get("date").next()).isNull();
    }

    @Test
    void theShareOfEqualSuccessiveCategoriesIsThatOfTheProcess() {
        var next = visits(InMemory.of(clinic(0, 0.9, 1), clinic(0, 0, 2)))
                .columns()
                .get("state")
                .next();

        assertThat(next.metric()).isEqualTo("equal");
        // Nine tenths stay, and a quarter of the others comes back to the same.
        assertThat(next.real()).isCloseTo(0.9 + 0.1 / 4, within(0.02));
        assertThat(next.synthetic()).isCloseTo(0.25, within(0.03));
        // A chain that stays with probability p and else begins anew has V = p.
        assertThat(next.associationReal()).isCloseTo(0.9, within(0.03));
        assertThat(next.associationSynthetic()).isLessThan(0.06);
    }

    @Test
    void gapsAreMeasuredInDays() {
        MadeUp synthetic = new MadeUp()
                .table("patient", PATIENTS)
                .primaryKey("id")
                .table("visit", ROWS)
                .foreignRow("patient", "patient", i -> i / VISITS_EACH)
                .category("state", i -> "s")
                // Of seven gaps, three are 0 and four are 14 days.
                .day("date", i -> 8000 + 14 * ((i % VISITS_EACH + 1) / 2))
                .number("level", i -> i);

        var gaps = visits(InMemory.of(clinic(0, 0, 1), synthetic)).gaps();

        assertThat(gaps.unit()).isEqualTo("days");
        assertThat(gaps.medianReal()).isEqualTo(7);
        assertThat(gaps.medianSynthetic()).isEqualTo(14);
        assertThat(gaps.zeroReal()).isZero();
        assertThat(gaps.zeroSynthetic()).isCloseTo(3 / 7.0, within(1e-12));
        assertThat(gaps.score()).isCloseTo(1 - 4 / 7.0, within(1e-12));
    }

    @Test
    void distinctValuesAreCountedRelativeToTheSizeOfTheFamily() {
        MadeUp real = new MadeUp()
                .table("parent", 100)
                .primaryKey("id")
                .table("child", 400)
                .foreignRow("parent", "parent", i -> i % 100)
                .category("same", i -> "p" + i % 100)
                .number("own", i -> i)
                .category("two", i -> "v" + i / 200)
                .category("often missing", i -> i < 300 ? null : "v");
        MadeUp synthetic = new MadeUp()
                .table("parent", 100)
                .primaryKey("id")
                .table("child", 400)
                .foreignRow("parent", "parent", i -> i % 100)
                .category("same", i -> i % 2 == 0 || i < 200 ? "x" : "y")
                .number("own", i -> i % 100)
                .category("two", i -> "v" + i / 200)
                .category("often missing", i -> "v");

        var columns = METRIC.measure(InMemory.of(real, synthetic))
                .relationships()
                .get("parent>child.parent")
                .columns();

        isDistinct(columns.get("same").distinct(), 0, 1 / 6.0, 0.5);
        isDistinct(columns.get("own").distinct(), 1, 0, 0);
        isDistinct(columns.get("two").distinct(), 1 / 3.0, 1 / 3.0, 1);
        assertThat(columns.get("often missing").distinct().score()).isNaN();
    }

    private static void isDistinct(Distinct distinct, double real, double synthetic, double score) {
        assertThat(distinct.meanReal()).isCloseTo(real, within(1e-12));
        assertThat(distinct.meanSynthetic()).isCloseTo(synthetic, within(1e-12));
        assertThat(distinct.score()).isCloseTo(score, within(1e-12));
    }

    @Test
    void realAgainstItselfIsPerfect() {
        FamiliesFigures figures = METRIC.measure(InMemory.of(clinic(0.6, 0.5, 1), clinic(0.6, 0.5, 1)));

        assertThat(figures.meanNextDifference()).isZero();
        assertThat(figures.nextCompared()).isEqualTo(2);
        assertThat(figures.meanDistinctScore()).isEqualTo(1);
        assertThat(figures.distinctCompared()).isEqualTo(3);
        assertThat(figures.meanGapScore()).isEqualTo(1);
        assertThat(figures.gapsCompared()).isEqualTo(1);
        assertThat(figures.largest()).isEmpty();
    }

    @Test
    void threadsChangeNothingAndWhatDiffersMostComesFirst() {
        MadeUp real = clinic(0.8, 0.9, 1);
        MadeUp synthetic = clinic(0, 0, 2);
        FamiliesFigures figures = METRIC.measure(InMemory.of(real, synthetic));

        assertThat(METRIC.measure(InMemory.of(real, synthetic).onThreads(1))).isEqualTo(figures);
        assertThat(figures.largest())
                .isSortedAccordingTo((a, b) -> Double.compare(b.difference(), a.difference()))
                .extracting(Largest::what)
                .contains("correlation", "equal", "distinct");
        assertThat(figures.maxNextDifference()).isGreaterThanOrEqualTo(figures.meanNextDifference());
    }

    @Test
    void aNumberThatRisesInTheRealTableIsAnOrderAndTheSyntheticTableNeedNotBeSorted() {
        MadeUp real = new MadeUp()
                .table("p", 50)
                .primaryKey("id")
                .table("c", 500)
                .foreignRow("p", "p", i -> i / 10)
                .number("x", i -> i * 7 % 10)
                .number("year", i -> 1990 + i % 10);
        MadeUp synthetic = new MadeUp()
                .table("p", 50)
                .primaryKey("id")
                .table("c", 500)
                .foreignRow("p", "p", i -> i / 10)
                .number("x", i -> (9 - i % 10) * 7 % 10)
                .number("year", i -> 1999 - i % 10);

        OfRelationship figures =
                METRIC.measure(InMemory.of(real, synthetic)).relationships().get("p>c.p");

        assertThat(figures.order()).isEqualTo("year");
        assertThat(figures.gaps().unit()).isNull();
        assertThat(figures.gaps().score()).isEqualTo(1);
        assertThat(figures.columns().get("x").next().difference()).isLessThan(1e-12);
    }

    @Test
    void withoutAnOrderOnlyDistinctValuesAreComparedAndThatIsSaid() {
        MadeUp made = new MadeUp()
                .table("p", 50)
                .primaryKey("id")
                .table("c", 500)
                .foreignRow("p", "p", i -> i % 50)
                // The same for all siblings, and missing too often.
                .day("birthday", i -> i % 50)
                .day("sometimes", i -> i % 3 == 0 ? Double.NaN : i)
                .number("x", i -> i * 37 % 101);
        InMemory comparison = InMemory.of(made, made);

        OfRelationship figures = METRIC.measure(comparison).relationships().get("p>c.p");

        assertThat(figures.order()).isNull();
        assertThat(figures.gaps()).isNull();
        assertThat(figures.columns().get("x").next()).isNull();
        assertThat(figures.columns().get("x").distinct().score()).isEqualTo(1);
        assertThat(comparison.notes()).singleElement().asString().startsWith("p>c.p: siblings have no order");
    }

    @Test
    void tooFewFamiliesOnEitherSideAreSaidAndLeftOut() {
        MadeUp few = new MadeUp()
                .table("patient", 19)
                .primaryKey("id")
                .table("visit", 500)
                .foreignRow("patient", "patient", i -> i % 19)
                .category("state", i -> "s")
                .day("date", i -> i)
                .number("level", i -> i);
        InMemory real = InMemory.of(few, clinic(0, 0, 1));
        InMemory synthetic = InMemory.of(clinic(0, 0, 1), few);

        assertThat(METRIC.measure(real).relationships()).isEmpty();
        assertThat(METRIC.measure(synthetic).meanDistinctScore()).isNaN();
        assertThat(real.notes())
                .containsExactly(
                        VISITS + ": the real side has 19 parents with two children or more and 500 children with a"
                                + " parent; 20 and 200 are needed");
        assertThat(synthetic.notes()).singleElement().asString().contains("the synthetic side has 19 parents");
    }

    @Test
    void missingTablesKeysAndColumnsAreLeftOut() {
        MadeUp clinic = clinic(0.5, 0.5, 1);
        InMemory table = InMemory.of(clinic.schema(), clinic.data(), clinic.without("patient"));
        InMemory key = InMemory.of(clinic.schema(), clinic.without("visit", "patient"), clinic.data());
        InMemory order = InMemory.of(clinic.schema(), clinic.data(), clinic.without("visit", "date"));

        assertThat(METRIC.measure(table).relationships()).isEmpty();
        assertThat(table.notes()).containsExactly(VISITS + ": the synthetic side lacks a table or a key column");
        assertThat(METRIC.measure(key).relationships()).isEmpty();
        assertThat(key.notes()).containsExactly(VISITS + ": the real side lacks a table or a key column");
        assertThat(visits(order).order()).isNull();
        assertThat(visits(order).columns().keySet()).containsExactly("state", "level");
    }

    @Test
    void constantAndMissingColumnsHaveNoCorrelation() {
        MadeUp made = new MadeUp()
                .table("p", 50)
                .primaryKey("id")
                .table("c", 500)
                .foreignRow("p", "p", i -> i % 50)
                .day("date", i -> i)
                .number("constant", i -> 3)
                .number("missing", i -> Double.NaN)
                .category("constant text", i -> "a")
                .category("missing text", i -> null);

        FamiliesFigures figures = METRIC.measure(InMemory.of(made, made));

        var columns = figures.relationships().get("p>c.p").columns();
        assertThat(columns.get("constant").next().real()).isNaN();
        assertThat(columns.get("missing").next().difference()).isNaN();
        assertThat(columns.get("constant text").next().real()).isEqualTo(1);
        assertThat(columns.get("constant text").next().associationReal()).isNaN();
        assertThat(columns.get("missing text").next().real()).isNaN();
        assertThat(columns.get("missing text").distinct().score()).isNaN();
        assertThat(figures.meanNextDifference()).isZero();
        assertThat(figures.nextCompared()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseball", "berka"})
    void shuffledColumnsHaveNoMemoryAndTheDatabaseItselfIsPerfect(String name) {
        Dataset dataset = Dataset.read(name);

        FamiliesFigures shuffled = METRIC.measure(InMemory.of(dataset.schema(), dataset.data(), dataset.shuffled()));
        FamiliesFigures itself = METRIC.measure(InMemory.of(dataset.schema(), dataset.data(), dataset.data()));

        assertThat(shuffled.meanNextDifference()).isGreaterThan(0.1);
        assertThat(shuffled.meanDistinctScore()).isLessThan(0.9);
        assertThat(itself.maxNextDifference()).isZero();
        assertThat(itself.meanDistinctScore()).isEqualTo(1);
        assertThat(itself.meanGapScore()).isEqualTo(1);
    }
}
