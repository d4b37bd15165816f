package dev.hma.evaluation.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.evaluation.Data;
import dev.hma.api.random.Draws;
import dev.hma.evaluation.queries.QueriesFigures.Spread;
import dev.hma.evaluation.queries.QueriesFigures.Worst;
import dev.hma.evaluation.support.Dataset;
import dev.hma.evaluation.support.InMemory;
import dev.hma.evaluation.support.MadeUp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesMetricTest {
    private static final QueriesMetric METRIC = new QueriesMetric();

    /** Customers of countries, their orders, and the lines of these. */
    private static MadeUp shop(int copies, int seed) {
        Draws draws = Draws.of(seed);
        return new MadeUp()
                .table("country", 5)
                .primaryKey("id")
                .category("continent", i -> i < 3 ? "Europe" : "Asia")
                .table("customer", 60 * copies)
                .primaryKey("id")
                .foreignRow("country", "country", i -> draws.index(i % 60, 0, 5))
                .number("age", i -> 18 + draws.index(i % 60, 1, 60))
                .bool("business", i -> draws.index(i % 60, 2, 3) == 0)
                .table("order", 900 * copies)
                .primaryKey("id")
                .foreignRow("customer", "customer", i -> i / 900 * 60 + draws.index(i % 900, 3, 60))
                .day("date", i -> 10_000 + draws.index(i % 900, 4, 1500))
                .number("total", i -> draws.uniform(i % 900, 5) * 250)
                .category("status", i -> draws.index(i % 900, 6, 9) == 0 ? null : "s" + draws.index(i % 900, 7, 4));
    }

    @Test
    void realAgainstItselfAnswersEveryQuestionWithoutError() {
        QueriesFigures figures = METRIC.measure(InMemory.of(shop(1, 1), shop(1, 1)));

        assertThat(figures.questions()).isBetween(200, 300);
        assertThat(figures.unanswered()).isZero();
        assertThat(figures.median()).isZero();
        assertThat(figures.p95()).isZero();
        assertThat(figures.mean()).isZero();
        assertThat(figures.worst()).isEmpty();
        assertThat(figures.errors()).hasSize(figures.questions()).containsOnly(0.0);
    }

    @Test
    void aDatabaseTwiceAsLargeOfTheSameRowsHasNoErrorsAndSaysItsScale() {
        QueriesFigures figures = METRIC.measure(InMemory.of(shop(1, 1), shop(2, 1)));

        assertThat(figures.questions()).isGreaterThan(200);
        assertThat(figures.errors()).allSatisfy(error -> assertThat(error).isLessThan(1e-9));
        assertThat(figures.scales()).containsEntry("country", 1.0).containsEntry("order", 0.5);
    }

    @Test
    void questionsOfEveryKindAreAsked() {
        QueriesFigures figures = METRIC.measure(InMemory.of(shop(1, 1), shop(1, 2)));

        assertThat(figures.byAggregate().keySet()).containsExactly("count", "sum", "average");
        assertThat(figures.byTables().keySet()).containsExactly("1", "2", "3");
        assertThat(figures.byAggregate().values()).allSatisfy(QueriesMetricTest::isSpread);
        assertThat(figures.byTables().values()).allSatisfy(QueriesMetricTest::isSpread);
        assertThat(figures.byTables().values().stream()
                        .mapToInt(Spread::questions)
                        .sum())
                .isEqualTo(figures.questions());
    }

    private static void isSpread(Spread spread) {
        assertThat(spread.questions()).isPositive();
        assertThat(spread.median()).isPositive().isLessThanOrEqualTo(spread.p95());
        assertThat(spread.mean()).isPositive();
    }

    @Test
    void theWorstAnswersComeFirstWithWordsSqlAndTheGroupsThatDifferMost() {
        QueriesFigures figures = METRIC.measure(InMemory.of(shop(1, 1), shop(1, 2)));

        List<Worst> worst = figures.worst();
        assertThat(worst).hasSizeBetween(5, 12);
        assertThat(worst).isSortedAccordingTo((a, b) -> Double.compare(b.error(), a.error()));
        assertThat(worst).allSatisfy(one -> {
            assertThat(one.words()).startsWithIgnoringCase(one.sql().contains("COUNT") ? "how many" : "what is the");
            assertThat(one.words()).endsWith("?");
            assertThat(one.sql()).startsWith("SELECT ");
            assertThat(one.rows()).isGreaterThanOrEqualTo(100);
            assertThat(one.error()).isEqualTo(figures.errors().get(one.number()));
            assertThat(one.differing()).isNotEmpty().hasSizeLessThanOrEqualTo(Math.min(6, one.groups()));
        });
        assertThat(worst.get(0).error())
                .isEqualTo(figures.errors().stream().mapToDouble(e -> e).max().orElseThrow());
    }

    @Test
    void theSameSeedAsksTheSameOnAnyNumberOfThreadsAndAnotherSeedAsksOtherQuestions() {
        MadeUp real = shop(1, 1);
        MadeUp synthetic = shop(1, 2);
        QueriesFigures figures = METRIC.measure(InMemory.of(real, synthetic));

        assertThat(METRIC.measure(InMemory.of(real, synthetic).onThreads(1))).isEqualTo(figures);
        assertThat(METRIC.measure(InMemory.of(real, synthetic).withSeed(1)).worst())
                .isNotEqualTo(figures.worst());
    }

    @Test
    void theQuestionsDependOnTheRealSideAlone() {
        MadeUp real = shop(1, 1);
        QueriesFigures one = METRIC.measure(InMemory.of(real, shop(1, 2)));
        QueriesFigures other = METRIC.measure(InMemory.of(real, shop(3, 3)));

        assertThat(other.questions()).isEqualTo(one.questions());
        for (Worst worst : one.worst()) {
            other.worst().stream()
                    .filter(same -> same.number() == worst.number())
                    .forEach(same -> assertThat(same.sql()).isEqualTo(worst.sql()));
        }
    }

    @Test
    void missingTablesAndColumnsLeaveQuestionsUnanswered() {
        MadeUp real = shop(1, 1);
        InMemory table = InMemory.of(real.schema(), real.data(), real.without("customer"));
        InMemory column = InMemory.of(real.schema(), real.data(), real.without("order", "total"));

        QueriesFigures withoutTable = METRIC.measure(table);
        QueriesFigures withoutColumn = METRIC.measure(column);

        assertThat(withoutTable.unanswered()).isGreaterThan(100);
        assertThat(withoutTable.byTables().get("3")).isEqualTo(new Spread(0, Double.NaN, Double.NaN, Double.NaN));
        assertThat(withoutTable.errors()).hasSize(withoutTable.questions() + withoutTable.unanswered());
        assertThat(withoutTable.mean()).isZero();
        assertThat(table.notes())
                .singleElement()
                .asString()
                .startsWith("queries: " + withoutTable.unanswered() + " of ");
        assertThat(withoutColumn.unanswered()).isBetween(1, 200);
        assertThat(withoutColumn.mean()).isZero();
    }

    @Test
    void aDatabaseWithoutRowsAnswersNothing() {
        MadeUp real = shop(1, 1);
        InMemory comparison = InMemory.of(real, shop(0, 1));

        QueriesFigures figures = METRIC.measure(comparison);

        assertThat(figures.questions()).isZero();
        assertThat(figures.median()).isNaN();
        assertThat(figures.worst()).isEmpty();
        assertThat(comparison.notes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99})
    void tablesWithFewRowsGiveRiseToNoQuestionAndThatIsSaid(int rows) {
        MadeUp made = new MadeUp().table("few", rows).number("x", i -> i).category("c", i -> "c" + i % 2);
        InMemory comparison = InMemory.of(made, made);

        QueriesFigures figures = METRIC.measure(comparison);

        assertThat(figures.questions() + figures.unanswered()).isZero();
        assertThat(figures.p95()).isNaN();
        assertThat(comparison.notes())
                .containsExactly("queries: no question has a real answer that rests on enough rows");
    }

    @Test
    void aSchemaWithoutTablesHasNoQuestions() {
        MadeUp nothing = new MadeUp();

        assertThat(METRIC.measure(InMemory.of(nothing, nothing)).questions()).isZero();
    }

    @Test
    void nullsConstantsAndAThousandCategoriesAreNoneOfTheGroups() {
        MadeUp made = new MadeUp()
                .table("t", 2000)
                .number("missing", i -> Double.NaN)
                .number("constant", i -> 7)
                .number("huge", i -> i == 0 ? 1e300 : i == 1 ? -1e300 : i % 5)
                .category("many", i -> "v" + i % 1000)
                .category("none", i -> null)
                .category("same", i -> "same")
                .moment("once", i -> "2020-01-01T00:00")
                .category("two", i -> i % 3 == 0 ? "a" : "b");
        QuestionMaker maker = new QuestionMaker(made.schema(), made.data());
        List<Asked> asked = Stream.of(Aggregate.values())
                .flatMap(aggregate -> maker.make(aggregate, 1, 50, Draws.of(1)).stream())
                .toList();

        assertThat(asked).isNotEmpty();
        assertThat(asked)
                .allSatisfy(one -> assertThat(one.sql())
                        .doesNotContain("GROUP BY \"many\"", "missing", "constant", "none", "same", "once"));
        assertThat(METRIC.measure(InMemory.of(made, made)).mean()).isZero();
    }

    @Test
    void aKeyThatEveryRowRepeatsLeavesJoinsUnanswered() {
        MadeUp real = shop(3, 1);
        MadeUp synthetic = new MadeUp()
                .table("country", 5)
                .primaryKey("id")
                .category("continent", i -> "Europe")
                .table("customer", 3000)
                .foreignKey("id", "country", i -> "0")
                .foreignRow("country", "country", i -> 0)
                .number("age", i -> 30)
                .bool("business", i -> true)
                .table("order", 2700)
                .primaryKey("id")
                .foreignKey("customer", "country", i -> "0")
                .day("date", i -> 10_000)
                .number("total", i -> 1)
                .category("status", i -> "s1");

        QueriesFigures figures = METRIC.measure(InMemory.of(real.schema(), real.data(), synthetic.data()));

        assertThat(figures.unanswered()).isPositive();
        assertThat(figures.byTables().get("1").questions()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"berka", "nycflights13"})
    void shuffledColumnsAnswerBadlyAndTheTableItselfWell(String name) {
        Dataset dataset = Dataset.read(name);
        Data shuffled = dataset.shuffled();

        QueriesFigures figures = METRIC.measure(InMemory.of(dataset.schema(), dataset.data(), shuffled));
        QueriesFigures itself = METRIC.measure(InMemory.of(dataset.schema(), dataset.data(), dataset.data()));

        assertThat(figures.questions()).isGreaterThan(250);
        assertThat(figures.median()).isGreaterThan(0.1);
        assertThat(figures.p95()).isGreaterThan(0.5);
        assertThat(itself.p95()).isZero();
        assertThat(itself.questions()).isEqualTo(figures.questions());
    }
}
