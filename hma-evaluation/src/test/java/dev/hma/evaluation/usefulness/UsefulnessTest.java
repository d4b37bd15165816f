package dev.hma.evaluation.usefulness;

import static dev.hma.evaluation.support.Databases.numbers;
import static dev.hma.evaluation.support.Databases.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Values;
import dev.hma.evaluation.support.Databases;
import dev.hma.evaluation.support.InMemory;
import dev.hma.evaluation.usefulness.UsefulnessFigures.OfTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsefulnessTest {
    private static final Data REAL = Databases.shops(300, 1);
    private static final Data ALIKE = Databases.shops(300, 2);
    private static final Data SHUFFLED = Databases.shuffled(REAL, List.of("id", "shop"), 3);

    private static UsefulnessFigures measure(InMemory comparison, String target) {
        return (UsefulnessFigures) Usefulness.component()
                .maker()
                .apply(new UsefulnessParameters(target, 6_000))
                .measure(comparison);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static InMemory comparison(Data synthetic) {
        return InMemory.of(Databases.SHOPS, REAL, synthetic);
    }

    @Test
    void rowsOfTheSameKindAreAsUsefulAsRealOnes() {
        OfTable sales = measure(comparison(ALIKE), "").tables().get("sales");

        assertThat(Math.max(orZero(sales.real().auc()), orZero(sales.real().r2())))
                .isGreaterThan(0.3);
        assertThat(sales.ratio()).isGreaterThan(0.9);
    }

    @Test
    void rowsWithoutDependenceAreOfNoUse() {
        UsefulnessFigures figures = measure(comparison(SHUFFLED), "sales.kind");

        OfTable sales = figures.tables().get("sales");
        assertThat(sales.kind()).isEqualTo("category");
        assertThat(sales.real().accuracy()).isGreaterThan(sales.constant().accuracy() + 0.2);
        assertThat(sales.real().auc()).isGreaterThan(0.8);
        assertThat(sales.real().r2()).isNaN();
        assertThat(sales.constant().auc()).isEqualTo(0.5);
        assertThat(figures.meanRatio()).isLessThan(0.25);
    }

    @Test
    void aNamedTargetIsTakenWhereverItIs() {
        UsefulnessFigures figures = measure(comparison(ALIKE), "sales.amount");

        assertThat(figures.tables()).containsOnlyKeys("sales");
        OfTable sales = figures.tables().get("sales");
        assertThat(sales.target()).isEqualTo("amount");
        assertThat(sales.kind()).isEqualTo("number");
        assertThat(sales.constant().r2()).isBetween(-0.05, 0.0);
        assertThat(sales.real().accuracy()).isNaN();
        assertThat(measure(comparison(ALIKE), "sales.paid")
                        .tables()
                        .get("sales")
                        .real()
                        .auc())
                .isGreaterThan(0.8);
        assertThat(measure(comparison(ALIKE), "sales.day").tables().get("sales").kind())
                .as("a date is a number, and not predicted from its own calendar")
                .isEqualTo("number");
    }

    @Test
    void aTargetThatCannotBePredictedIsSaid() {
        InMemory comparison = comparison(ALIKE);

        UsefulnessFigures figures = measure(comparison, "sales.day");

        assertThat(figures.meanRatio()).isNaN();
        assertThat(comparison.notes())
                .containsExactly("sales.day: even from real rows it is predicted hardly better than by a constant");
    }

    @Test
    void aTargetThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> measure(comparison(ALIKE), "sales.shop"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("sales.shop")
                .hasMessageContaining("sales.amount");
    }

    @Test
    void aHoldoutIsTestedOnAndAllRealRowsAreLearntFrom() {
        Data holdout = Databases.shops(100, 4);

        OfTable without = measure(comparison(ALIKE), "sales.amount").tables().get("sales");
        OfTable with = measure(comparison(ALIKE).withHoldout(holdout), "sales.amount")
                .tables()
                .get("sales");

        int real = REAL.find("sales").rows();
        assertThat(without.testRows()).isEqualTo((int) (0.3 * real));
        assertThat(without.trainRows()).isEqualTo(real - without.testRows());
        assertThat(with.testRows()).isEqualTo(holdout.find("sales").rows());
        assertThat(with.trainRows())
                .isEqualTo(Math.min(real, ALIKE.find("sales").rows()));
    }

    @Test
    void aColumnThatRepeatsAnotherIsNotPicked() {
        Map<String, Values> sales = new HashMap<>(REAL.find("sales").columns());
        Values.Texts kinds = (Values.Texts) sales.get("kind");
        sales.put(
                "paid",
                texts(IntStream.range(0, kinds.size())
                        .mapToObj(i -> kinds.codes()[i] == 0 ? "true" : "false")
                        .toList()));
        Data repeated = Databases.shops(REAL.find("shops").columns(), sales);

        OfTable picked = measure(InMemory.of(Databases.SHOPS, repeated, repeated), "")
                .tables()
                .get("sales");

        assertThat(picked.target()).isNotEqualTo("paid");
    }

    @Test
    void theSameComparisonGivesTheSameOnAnyNumberOfThreads() {
        UsefulnessFigures figures = measure(comparison(ALIKE), "");

        assertThat(measure(comparison(ALIKE).onThreads(1), "")).isEqualTo(figures);
        assertThat(measure(comparison(ALIKE).onThreads(5), "")).isEqualTo(figures);
    }

    @Test
    void emptyAndMissingTablesGiveNoFigureAndNoFailure() {
        Data empty = Databases.shops(0, 1);
        Data none = new Data(List.of(), List.of());
        List<InMemory> comparisons = List.of(
                comparison(empty),
                comparison(none),
                comparison(Databases.shops(5, 2)),
                InMemory.of(Databases.SHOPS, empty, REAL),
                comparison(ALIKE).withHoldout(empty),
                comparison(ALIKE).withHoldout(none));

        assertThat(comparisons).allSatisfy(comparison -> {
            assertThat(measure(comparison, "").meanRatio()).isNaN();
            assertThat(measure(comparison, "sales.amount").meanRatio()).isNaN();
        });
    }

    @Test
    void constantAndMissingColumnsAreNotPicked() {
        Values nothing =
                numbers(IntStream.range(0, 300).mapToDouble(i -> Double.NaN).toArray());
        Data data = Databases.shops(
                Map.of(),
                Map.of(
                        "amount", nothing,
                        "kind",
                                texts(IntStream.range(0, 300)
                                        .mapToObj(i -> "same")
                                        .toList()),
                        "day", numbers(new double[300]),
                        "paid",
                                texts(IntStream.range(0, 300)
                                        .mapToObj(i -> i == 0 ? "true" : "false")
                                        .toList())));
        InMemory comparison = InMemory.of(Databases.SHOPS, data, data);

        assertThat(measure(comparison, "").tables()).isEmpty();
        assertThat(comparison.notes()).anyMatch(note -> note.startsWith("sales: none of its columns"));
        assertThat(measure(comparison, "sales.kind").tables()).isEmpty();
        assertThat(comparison.notes()).contains("sales.kind: too few rows with a value, or all have the same");
    }

    @Test
    void syntheticRowsWithOtherValuesAreLearntFromAllTheSame() {
        Map<String, Values> sales = new HashMap<>(ALIKE.find("sales").columns());
        int rows = ALIKE.find("sales").rows();
        sales.put(
                "kind",
                texts(IntStream.range(0, rows).mapToObj(i -> "unseen" + i % 700).toList()));
        Data strange = Databases.shops(ALIKE.find("shops").columns(), sales);

        assertThat(measure(comparison(strange), "sales.kind")
                        .tables()
                        .get("sales")
                        .ratio())
                .isLessThan(0.2);
    }

    @Test
    void withoutTheNativeLibraryThereIsOneNoteAndNoFigure() {
        InMemory comparison = comparison(ALIKE);

        UsefulnessFigures figures = new Usefulness(UsefulnessParameters.DEFAULTS, () -> Optional.of("install libgomp1"))
                .measure(comparison);

        assertThat(figures.meanRatio()).isNaN();
        assertThat(figures.tables()).isEmpty();
        assertThat(comparison.notes()).containsExactly("usefulness: install libgomp1");
    }
}
