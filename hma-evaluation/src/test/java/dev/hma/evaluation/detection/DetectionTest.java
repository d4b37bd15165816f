package dev.hma.evaluation.detection;

import static dev.hma.evaluation.support.Databases.numbers;
import static dev.hma.evaluation.support.Databases.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Values;
import dev.hma.evaluation.detection.DetectionFigures.GivesAway;
import dev.hma.evaluation.detection.DetectionFigures.Told;
import dev.hma.evaluation.support.Databases;
import dev.hma.evaluation.support.InMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectionTest {
    private static final Data REAL = Databases.shops(120, 1);

    private static DetectionFigures measure(InMemory comparison) {
        return measure(comparison, new DetectionParameters(1, 0, 6_000));
    }

    private static DetectionFigures measure(InMemory comparison, DetectionParameters parameters) {
        return (DetectionFigures)
                Detection.component().maker().apply(parameters).measure(comparison);
    }

    @Test
    void otherRowsOfTheSameKindAreNotToldApart() {
        DetectionFigures figures = measure(InMemory.of(Databases.SHOPS, REAL, Databases.shops(120, 2)));

        assertThat(figures.single().accuracy()).isBetween(0.5, 0.6);
        assertThat(figures.agg().auc()).isBetween(0.5, 0.6);
        assertThat(figures.aggPlus().auc()).isBetween(0.5, 0.6);
        assertThat(figures.join().auc()).isBetween(0.5, 0.6);
    }

    @Test
    void aDatabaseAgainstItselfIsChance() {
        DetectionFigures figures = measure(InMemory.of(Databases.SHOPS, REAL, REAL));

        assertThat(figures.single().accuracy()).isEqualTo(0.5);
        assertThat(figures.join().auc()).isEqualTo(0.5);
        assertThat(figures.single().tables().get("shops").accuracy())
                .as("below chance: the same rows were learnt with the other label")
                .isLessThan(0.3);
    }

    @Test
    void lostDependenceIsToldWhereItWas() {
        Data shuffled = Databases.shuffled(Databases.shops(120, 2), List.of("id", "shop"), 3);

        DetectionFigures figures = measure(InMemory.of(Databases.SHOPS, REAL, shuffled));

        assertThat(figures.single().tables().get("shops").auc()).isLessThan(0.7);
        Told sales = figures.single().tables().get("sales");
        assertThat(sales.auc()).isGreaterThan(0.75);
        assertThat(sales.rows())
                .isEqualTo(2
                        * Math.min(
                                REAL.find("sales").rows(),
                                shuffled.find("sales").rows()));
        assertThat(sales.features()).isEqualTo(7);
        assertThat(sales.givesAway()).extracting(GivesAway::feature).contains("amount", "kind");
        assertThat(sales.givesAway().stream().mapToDouble(GivesAway::share).sum())
                .isBetween(0.5, 1.0);
        assertThat(figures.join().relationships().get("shops>sales.shop").auc()).isGreaterThan(0.75);
    }

    @Test
    void theSameComparisonGivesTheSameOnAnyNumberOfThreads() {
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, Databases.shops(150, 2));
        DetectionParameters few = new DetectionParameters(1, 0, 60);
        DetectionFigures figures = measure(comparison, few);

        assertThat(measure(comparison.onThreads(1), few)).isEqualTo(figures);
        assertThat(measure(comparison.onThreads(5), few)).isEqualTo(figures);
        assertThat(measure(comparison.withSeed(1), few)).isNotEqualTo(figures);
    }

    @Test
    void largeTablesAreSampledAndThatIsSaid() {
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, Databases.shops(120, 2));

        DetectionFigures figures = measure(comparison, new DetectionParameters(1, 0, 50));

        assertThat(figures.single().tables().get("sales").rows()).isEqualTo(100);
        assertThat(figures.single().accuracySd()).as("a single repetition").isNaN();
        assertThat(comparison.notes()).contains("sales: a sample of 50 rows of each side per repetition");
    }

    @Test
    void twoRepetitionsAreEnoughWhereTheyAgree() {
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, Databases.shops(120, 2));

        assertThat(repetitions(comparison, new DetectionParameters(4, 1, 6_000)))
                .containsOnly(2);
        assertThat(repetitions(comparison, new DetectionParameters(4, 0, 6_000)))
                .containsOnly(4);
        assertThat(repetitions(comparison, new DetectionParameters(1, 1, 6_000)))
                .containsOnly(1);
    }

    private static List<Integer> repetitions(InMemory comparison, DetectionParameters parameters) {
        return measure(comparison, parameters).single().tables().values().stream()
                .map(Told::repetitions)
                .toList();
    }

    @Test
    void theFirstRepetitionsAreTheSameWhetherOthersFollowOrNot() {
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, Databases.shops(120, 2));
        Told two = measure(comparison, new DetectionParameters(2, 0, 6_000))
                .single()
                .tables()
                .get("sales");

        assertThat(measure(comparison, new DetectionParameters(5, 1, 6_000))
                        .single()
                        .tables()
                        .get("sales"))
                .isEqualTo(two);
    }

    @Test
    void tablesThatAreTooSmallHaveNoFigure() {
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, Databases.shops(10, 2));

        DetectionFigures figures = measure(comparison);

        assertThat(figures.agg().tables()).isEmpty();
        assertThat(figures.agg().accuracy()).isNaN();
        assertThat(comparison.notes()).contains("shops: fewer than 30 rows on a side");
    }

    @Test
    void anEmptySideGivesNoFigureAtAll() {
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, Databases.shops(0, 2));

        assertThat(measure(comparison).single().accuracy()).isNaN();
        assertThat(measure(InMemory.of(Databases.SHOPS, REAL, new Data(List.of(), List.of())))
                        .single()
                        .tables())
                .isEmpty();
    }

    @Test
    void rowsThatAreAllAlikeHaveNoFigure() {
        Data alike = shops(texts(IntStream.range(0, 50).mapToObj(i -> "x").toList()), new double[50]);
        InMemory comparison = InMemory.of(Databases.SHOPS, alike, alike);

        assertThat(measure(comparison).single().tables()).isEmpty();
        assertThat(comparison.notes()).contains("shops: every row of both sides is the same");
    }

    @Test
    void aThousandCategoriesAndMissingValuesAreNoTrouble() {
        double[] sizes = IntStream.range(0, 1000)
                .mapToDouble(i -> i % 2 == 0 ? Double.NaN : i)
                .toArray();
        Data many = shops(texts(IntStream.range(0, 1000).mapToObj(i -> "x" + i).toList()), sizes);
        Data unseen =
                shops(texts(IntStream.range(0, 1000).mapToObj(i -> "y" + i).toList()), sizes);

        assertThat(measure(InMemory.of(Databases.SHOPS, many, unseen)).single().accuracy())
                .isEqualTo(1);
    }

    @Test
    void oneFamilyOnASideIsNoTrouble() {
        Data one = Databases.shops(
                Map.of("id", texts("s0"), "size", numbers(1), "town", texts("town1")),
                Map.of(
                        "shop", texts(IntStream.range(0, 40).mapToObj(i -> "s0").toList()),
                        "amount",
                                numbers(IntStream.range(0, 40)
                                        .mapToDouble(i -> i)
                                        .toArray())));

        assertThat(measure(InMemory.of(Databases.SHOPS, REAL, one)).join().relationships())
                .hasEntrySatisfying(
                        "shops>sales.shop", told -> assertThat(told.rows()).isEqualTo(80));
    }

    @Test
    void withoutTheNativeLibraryThereIsOneNoteAndNoFigure() {
        InMemory comparison = InMemory.of(Databases.SHOPS, REAL, REAL);

        DetectionFigures figures =
                new Detection(DetectionParameters.DEFAULTS, () -> Optional.of("install libgomp1")).measure(comparison);

        assertThat(figures.single().accuracy()).isNaN();
        assertThat(figures.join().relationships()).isEmpty();
        assertThat(comparison.notes()).containsExactly("detection: install libgomp1");
    }

    private static Data shops(Values towns, double[] sizes) {
        return Databases.shops(
                Map.of(
                        "id",
                        texts(IntStream.range(0, sizes.length)
                                .mapToObj(i -> "s" + i)
                                .toList()),
                        "size",
                        numbers(sizes),
                        "town",
                        towns),
                Map.of("shop", texts()));
    }
}
