package dev.hma.evaluation.privacy;

import static dev.hma.evaluation.support.Databases.numbers;
import static dev.hma.evaluation.support.Databases.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import dev.hma.api.evaluation.Values;
import dev.hma.evaluation.privacy.PrivacyFigures.OfEntity;
import dev.hma.evaluation.privacy.PrivacyFigures.OfTable;
import dev.hma.evaluation.support.Databases;
import dev.hma.evaluation.support.InMemory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivacyTest {
    private static final double NULL = Double.NaN;
    private static final Data REAL = Databases.shops(200, 1);

    private static PrivacyFigures measure(InMemory comparison) {
        return measure(comparison, PrivacyParameters.DEFAULTS);
    }

    private static PrivacyFigures measure(InMemory comparison, PrivacyParameters parameters) {
        Metric metric = Privacy.component().maker().apply(parameters);
        return (PrivacyFigures) metric.measure(comparison);
    }

    @Test
    void aDatabaseAgainstItselfIsAllCopies() {
        PrivacyFigures figures = measure(InMemory.of(Databases.SHOPS, REAL, REAL));

        assertThat(figures.copies()).isEqualTo(1);
        assertThat(figures.entityCopies()).isEqualTo(1);
        assertThat(figures.nndrMedian()).isZero();
        OfTable sales = figures.tables().get("sales");
        assertThat(sales.distances().dcrMedian()).isZero();
        assertThat(sales.distances().dcrRealMedian()).isPositive();
        assertThat(sales.distances().closerThanRealP05()).isEqualTo(1);
        assertThat(sales.copiesReal()).isZero();
    }

    @Test
    void withoutAHoldoutItIsSaidWhatCannotBeKnown() {
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, REAL);

        PrivacyFigures figures = measure(comparison);

        assertThat(figures.dcrShare()).isNaN();
        assertThat(figures.copiesHoldout()).isNaN();
        assertThat(comparison.notes()).anyMatch(note -> note.startsWith("privacy: without a holdout"));
    }

    @Test
    void copiesAreNearerThanTheHoldoutAndStrangersAreNot() {
        Data holdout = Databases.shops(200, 2);

        PrivacyFigures copied = measure(InMemory.of(Databases.SHOPS, REAL, REAL).withHoldout(holdout));
        PrivacyFigures strange = measure(
                InMemory.of(Databases.SHOPS, REAL, Databases.shops(200, 3)).withHoldout(holdout));

        assertThat(copied.dcrShare()).isGreaterThan(0.95);
        assertThat(copied.entityDcrShare()).isEqualTo(1);
        assertThat(copied.copiesHoldout()).isZero();
        assertThat(copied.entityCopiesHoldout()).isZero();
        assertThat(copied.copiesReal()).isNaN();
        OfTable sales = strange.tables().get("sales");
        assertThat(sales.distances().dcrShare())
                .isCloseTo(0.5, within(4 * sales.distances().dcrShareSe()));
        assertThat(sales.distances().dcrMedian()).isCloseTo(sales.distances().dcrHoldoutMedian(), within(0.02));
        assertThat(sales.distances().nndrMedian()).isCloseTo(sales.distances().nndrHoldoutMedian(), within(0.05));
        assertThat(strange.dcrShareMax()).isGreaterThanOrEqualTo(strange.dcrShare());
    }

    @Test
    void equalDistancesCountHalf() {
        assertThat(measure(InMemory.of(Databases.SHOPS, REAL, Databases.shops(60, 5))
                                .withHoldout(REAL))
                        .dcrShare())
                .isEqualTo(0.5);
    }

    @Test
    void copiesAreEqualInAllModelledColumnsAndNullEqualsNull() {
        Data real = Databases.shops(
                Map.of(
                        "id", texts("a", "b", "c", "d"),
                        "size", numbers(1, NULL, 0.0, 1),
                        "town", texts("x", null, "y", "x")),
                Map.of("shop", texts()));
        Data synthetic = Databases.shops(
                Map.of(
                        "id", texts("p", "q", "r", "s", "t"),
                        "size", numbers(NULL, -0.0, 1, 1, 2),
                        "town", texts(null, "y", "y", "new", "x")),
                Map.of("shop", texts()));

        OfTable shops =
                measure(InMemory.of(Databases.SHOPS, real, synthetic)).tables().get("shops");

        assertThat(shops.copies()).isEqualTo(0.4);
        assertThat(shops.copiesReal()).isEqualTo(0.5);
        assertThat(shops.distances().dcrMedian()).as("too few rows").isNaN();
    }

    @Test
    void entitiesAreEqualWhenTheirChildrenAreInAnyOrder() {
        Data real = families(texts("x", "y"), texts("a", "a", "b", "b"), numbers(1, 2, 3, 3));
        Data same = families(texts("y", "x"), texts("a", "b", "a", "b"), numbers(3, 2, 3, 1));
        Data mixed = families(texts("x", "y"), texts("a", "a", "b", "b"), numbers(1, 3, 2, 3));
        Data less = families(texts("x", "y"), texts("a", "a", "b"), numbers(1, 2, 3));

        assertThat(entities(real, same).entityCopies()).isEqualTo(1);
        assertThat(entities(real, mixed).entityCopies()).isZero();
        assertThat(entities(real, less).entityCopies())
                .as("of families of two children or more")
                .isEqualTo(1);
        assertThat(entities(real, families(texts("x", "y"), texts("a"), numbers(1)))
                        .entityCopies())
                .as("there is no such family")
                .isNaN();
    }

    private static OfEntity entities(Data real, Data synthetic) {
        return measure(InMemory.of(Databases.SHOPS, real, synthetic)).entities().get("shops");
    }

    private static Data families(Values towns, Values shops, Values amounts) {
        return Databases.shops(Map.of("id", texts("a", "b"), "town", towns), Map.of("shop", shops, "amount", amounts));
    }

    @Test
    void theSameComparisonGivesTheSameOnAnyNumberOfThreads() {
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, Databases.shops(200, 2));
        PrivacyParameters sampled = new PrivacyParameters(100, 150);
        PrivacyFigures figures = measure(comparison, sampled);

        assertThat(measure(comparison.onThreads(1), sampled)).isEqualTo(figures);
        assertThat(measure(comparison.onThreads(7), sampled)).isEqualTo(figures);
        assertThat(measure(comparison.withSeed(1), sampled)).isNotEqualTo(figures);
        assertThat(comparison.notes()).contains("sales: distances of a sample: 100 synthetic rows to 150 real ones");
    }

    @Test
    void emptyAndMissingTablesGiveNoFigureAndNoFailure() {
        Data empty = Databases.shops(0, 1);
        Data none = new Data(List.of(), List.of());
        List<InMemory> comparisons = List.of(
                InMemory.of(Databases.SHOPS, REAL, empty),
                InMemory.of(Databases.SHOPS, empty, REAL),
                InMemory.of(Databases.SHOPS, empty, empty),
                InMemory.of(Databases.SHOPS, REAL, none),
                InMemory.of(Databases.SHOPS, REAL, REAL).withHoldout(empty),
                InMemory.of(Databases.SHOPS, REAL, REAL).withHoldout(none));

        assertThat(comparisons)
                .allSatisfy(comparison ->
                        assertThat(measure(comparison).nndrMedian()).isNaN());
    }

    @Test
    void tablesWithoutAValueAreNoTrouble() {
        double[] nothing = new double[40];
        Arrays.fill(nothing, NULL);
        Data data = Databases.shops(
                Map.of("id", texts(new String[40]), "size", numbers(nothing), "town", texts(new String[40])),
                Map.of("shop", texts()));

        OfTable shops =
                measure(InMemory.of(Databases.SHOPS, data, data)).tables().get("shops");

        assertThat(shops.copies()).isEqualTo(1);
        assertThat(shops.distances().dcrMedian()).isZero();
        assertThat(shops.distances().nndrMedian()).as("all are equally near").isEqualTo(1);
        assertThat(shops.distances().closerThanRealP05()).isZero();
    }
}
