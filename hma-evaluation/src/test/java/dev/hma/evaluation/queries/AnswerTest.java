package dev.hma.evaluation.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.evaluation.support.MadeUp;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Questions with answers and errors that were found by hand. */
class AnswerTest {
    private static final String[] KINDS = {"a", "a", "b", "b", "b", null};
    private static final double[] NUMBERS = {1, -2, 3, 5, Double.NaN, 10};

    private static final Field KIND = new Field(0, "kind");
    private static final Field NUMBER = new Field(0, "number");

    private static final MadeUp REAL = table(KINDS, NUMBERS);

    private static MadeUp table(String[] kinds, double[] numbers) {
        return new MadeUp()
                .table("t", kinds.length)
                .category("kind", i -> kinds[i])
                .number("number", i -> numbers[i]);
    }

    private static Question byKind(Aggregate aggregate, Condition... conditions) {
        return new Question(
                aggregate,
                aggregate == Aggregate.COUNT ? null : NUMBER,
                From.all(REAL.schema(), 1).get(0),
                List.of(new Grouping.Categories(KIND, List.of("a", "b"))),
                List.of(conditions));
    }

    private static Answer answer(Question question, MadeUp database) {
        return Answer.of(question, JoinedRows.of(database.data(), question.from()));
    }

    private static double error(Question question, MadeUp synthetic, double scale) {
        return new RelativeError(answer(question, REAL), answer(question, synthetic), scale).total();
    }

    @Test
    void rowsAreCountedByGroupWithMissingValuesAsAGroup() {
        Answer answer = answer(byKind(Aggregate.COUNT), REAL);

        assertThat(answer.counts()).containsExactly(2, 3, 1, 0);
        assertThat(byKind(Aggregate.COUNT).label(2)).isEqualTo("(null)");
        assertThat(byKind(Aggregate.COUNT).label(3)).isEqualTo("(other)");
    }

    @Test
    void totalsAndAveragesLeaveMissingNumbersOut() {
        Answer sum = answer(byKind(Aggregate.SUM), REAL);
        Answer average = answer(byKind(Aggregate.AVERAGE), REAL);

        assertThat(List.of(sum.value(0), sum.value(1), sum.value(2))).containsExactly(-1.0, 8.0, 10.0);
        assertThat(List.of(average.value(0), average.value(1), average.value(2)))
                .containsExactly(-0.5, 4.0, 10.0);
        assertThat(average.value(3)).isNaN();
    }

    @Test
    void conditionsLeaveRowsOut() {
        Condition between = new Condition.Between(NUMBER, new BigDecimal("-2"), new BigDecimal("3"));
        Condition isB = new Condition.Is(KIND, "b", false);
        Condition unknown = new Condition.Is(KIND, "c", false);

        assertThat(answer(byKind(Aggregate.COUNT, between), REAL).counts()).containsExactly(2, 1, 0, 0);
        assertThat(answer(byKind(Aggregate.COUNT, between, isB), REAL).counts()).containsExactly(0, 1, 0, 0);
        assertThat(answer(byKind(Aggregate.COUNT, unknown), REAL).counts()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void theErrorOfCountsIsTheSumOfDifferencesByTheSumOfRealCounts() {
        // a 1, b 1, null 1, others 3, against 2, 3, 1 and 0.
        MadeUp synthetic = table(new String[] {"a", "b", "x", "x", "y", null}, new double[6]);

        assertThat(error(byKind(Aggregate.COUNT), synthetic, 1)).isCloseTo((1 + 2 + 0 + 3) / 6.0, within(1e-12));
    }

    @Test
    void countsAndTotalsAreBroughtToTheRealSize() {
        MadeUp half = table(new String[] {"a", "b", "b"}, new double[] {-0.5, 4, Double.NaN});

        assertThat(error(byKind(Aggregate.COUNT), half, 2)).isCloseTo((0 + 1 + 1) / 6.0, within(1e-12));
        // 18 without their signs: 1 + 2 + 3 + 5 + 10 = 21; totals -1, 8, 10 against -1, 8 and none.
        assertThat(error(byKind(Aggregate.SUM), half, 2)).isCloseTo(10 / 21.0, within(1e-12));
    }

    @Test
    void averagesWeighGroupsByRealRowsAndAGroupWithoutAnswerIsWhollyWrong() {
        // a: -0.5 of two rows against 1; b: 4 of two rows against 5; null: 10 of one row against none.
        MadeUp synthetic = table(new String[] {"a", "b", "b", "z"}, new double[] {1, 5, 5, 100});

        assertThat(error(byKind(Aggregate.AVERAGE), synthetic, 2))
                .isCloseTo((2 * 1.5 + 2 * 1 + 10) / 21.0, within(1e-12));
    }

    /** The categories, each so often. */
    private static MadeUp times(int times, String... kinds) {
        String[] all = Stream.of(kinds)
                .flatMap(kind -> Stream.generate(() -> kind).limit(times))
                .toArray(String[]::new);
        return table(all, new double[all.length]);
    }

    @Test
    void theGroupsThatDifferMostComeFirst() {
        Question question = byKind(Aggregate.COUNT);
        RelativeError error = new RelativeError(
                answer(question, times(20, KINDS)), answer(question, times(20, "a", "a", "x", "x", "x", "x")), 1);

        assertThat(error.worst(3)).containsExactly(3, 1, 2);
        assertThat(error.groups()).isEqualTo(4);
        assertThat(error.isClear()).isTrue();
    }

    @Test
    void groupsOfFewRowsOnBothSidesAreNotAmongTheWorst() {
        Question question = byKind(Aggregate.COUNT);
        Answer few = answer(question, times(6, KINDS));
        RelativeError alone = new RelativeError(few, answer(question, times(19, "x")), 1);
        RelativeError beside = new RelativeError(few, answer(question, times(20, "a", "x", "x", "x")), 1);

        assertThat(alone.total()).isEqualTo((12 + 18 + 6 + 19) / 36.0);
        assertThat(alone.worst(4)).isEmpty();
        assertThat(alone.isClear()).isFalse();
        // 60 others where there is none, and 20 of a for 12; 18 of b and 6 without a kind are too few.
        assertThat(beside.worst(4)).containsExactly(3, 0);
        assertThat(beside.isClear()).isFalse();
    }

    @Test
    void theSameAnswersHaveNoWorstGroup() {
        Question question = byKind(Aggregate.COUNT);
        Answer answer = answer(question, times(20, KINDS));

        assertThat(new RelativeError(answer, answer, 1).worst(4)).isEmpty();
        assertThat(new RelativeError(answer, answer, 1).isClear()).isFalse();
    }

    @Test
    void anAverageThatTheRealSideLacksDoesNotCount() {
        Question question = byKind(Aggregate.AVERAGE);
        MadeUp real = table(new String[] {"a", "a"}, new double[] {2, 4});
        MadeUp synthetic = table(new String[] {"a", "b", "b"}, new double[] {3, 50, 70});

        assertThat(new RelativeError(answer(question, real), answer(question, synthetic), 1).total())
                .isZero();
        assertThat(new RelativeError(answer(question, synthetic), answer(question, real), 1).total())
                .isEqualTo(120 / 123.0);
    }

    @Test
    void rowsWithoutAParentAreLeftOutOfJoinsAndRepeatedParentsRepeatThem() {
        MadeUp made = new MadeUp()
                .table("parent", 3)
                .primaryKey("id")
                .category("name", i -> "n" + i)
                .table("child", 5)
                .foreignKey("parent", "parent", i -> new String[] {"0", "1", null, "9", "1"}[i]);
        MadeUp twins = new MadeUp()
                .table("parent", 3)
                .primaryKey("unused")
                .foreignKey("id", "parent", i -> i == 2 ? "1" : Integer.toString(i))
                .category("name", i -> "n" + i)
                .table("child", 5)
                .foreignKey("parent", "parent", i -> new String[] {"0", "1", null, "9", "1"}[i]);
        Question question = new Question(
                Aggregate.COUNT,
                null,
                From.all(made.schema(), 2).get(0),
                List.of(new Grouping.Categories(new Field(1, "name"), List.of("n0", "n1", "n2"))),
                List.of());

        assertThat(answer(question, made).counts()).containsExactly(1, 2, 0, 0, 0);
        assertThat(answer(question, twins).counts()).containsExactly(1, 2, 2, 0, 0);
    }

    @Test
    void numbersAreGroupedByStepsFromBelow() {
        Grouping tens = new Grouping.Steps(NUMBER, BigDecimal.TEN, -1, 3, true);
        Grouping tenths = new Grouping.Steps(NUMBER, new BigDecimal("0.1"), 0, 10, false);
        double[] numbers = {-10, -0.5, 0, 9.99, 19, 20, 0.3, 0.7, Double.NaN};
        MadeUp made = table(new String[9], numbers);

        assertThat(tens.groups(made.data().find("t").find("number"))).containsExactly(0, 0, 1, 1, 2, 4, 1, 1, 3);
        assertThat(List.of(tens.label(0), tens.label(1))).containsExactly("-10 to -1", "0 to 9");
        assertThat(tenths.groups(made.data().find("t").find("number")))
                .containsExactly(11, 11, 0, 11, 11, 11, 3, 7, 10);
        assertThat(tenths.label(3)).isEqualTo("0.3 to below 0.4");
    }

    @Test
    void pointsInTimeAreGroupedByPartsOfTheCalendarAndTakenByDays() {
        MadeUp made = new MadeUp()
                .table("t", 4)
                .moment(
                        "when",
                        i -> new String[] {"1969-12-31T23:59", "1970-01-01T00:00", "2020-02-29T12:30", null}[i]);
        var values = made.data().find("t").find("when");
        Field when = new Field(0, "when");
        boolean[] kept = {true, true, true, true};

        new Condition.During(when, LocalDate.of(1969, 1, 1), LocalDate.of(1969, 12, 31))
                .filter(values, new int[] {0, 1, 2, 3}, kept);

        assertThat(kept).containsExactly(true, false, false, false);
        assertThat(new Grouping.Parts(when, Calendar.MONTH, 1, 12).groups(values))
                .containsExactly(11, 0, 1, 12);
        assertThat(new Grouping.Parts(when, Calendar.HOUR, 0, 24).groups(values))
                .containsExactly(23, 0, 12, 24);
        assertThat(new Grouping.Parts(when, Calendar.YEAR, 1969, 2).groups(values))
                .containsExactly(0, 1, 3, 2);
        Grouping decades = new Grouping.Parts(when, Calendar.DECADE, 196, 7);
        assertThat(decades.groups(values)).containsExactly(0, 1, 6, 7);
        assertThat(decades.label(6)).isEqualTo("2020 to 2029");
    }
}
