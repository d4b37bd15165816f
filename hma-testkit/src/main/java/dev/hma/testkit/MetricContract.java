package dev.hma.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.evaluation.Data;
import dev.hma.api.evaluation.Metric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every metric promises. To be extended by a test class that says which metric.
 *
 * <p>It is measured on small databases of shops and their sales: two tables with columns of all types, missing values, and
 * foreign keys that lead nowhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MetricContract {
    /** Measured once for all rules, as some metrics take their time. */
    private final Map<Degenerate, List<Measured>> measured = new EnumMap<>(Degenerate.class);

    private @Nullable Measured ordinary;

    private record Measured(MadeUpComparison comparison, Record figures) {}

    /** Creates the contract of one metric. */
    protected MetricContract() {}

    /** {@return the metric that is tested} */
    protected abstract Metric metric();

    private static MadeUpComparison ordinary() {
        return MadeUpComparison.of(MadeUpShops.data(1), MadeUpShops.data(2));
    }

    /** What ordinary databases give, for the rules that do not measure them themselves. */
    private Measured measured() {
        Measured known = ordinary;
        if (known == null) {
            MadeUpComparison comparison = ordinary();
            known = new Measured(comparison, measure(comparison));
            ordinary = known;
        }
        return known;
    }

    private Map<String, Object> figures(MadeUpComparison comparison) {
        return FigureTree.of(measure(comparison));
    }

    private Record measure(MadeUpComparison comparison) {
        return Objects.requireNonNull(metric().measure(comparison), "figures");
    }

    private List<Measured> measured(Degenerate degenerate) {
        List<Measured> known = measured.get(degenerate);
        if (known == null) {
            known = degenerate.comparisons().stream()
                    .map(comparison -> new Measured(comparison, measure(comparison)))
                    .toList();
            measured.put(degenerate, known);
        }
        return known;
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        Measured first = measured();
        MadeUpComparison second = ordinary();
        assertThat(figures(second)).as("figures measured again").isEqualTo(FigureTree.of(first.figures()));
        assertThat(second.notes())
                .as("notes of the second time")
                .isEqualTo(first.comparison().notes());
    }

    @Test
    void figuresAreTheSameOnAnyNumberOfThreads() {
        Measured plain = measured();
        Map<String, Object> expected = FigureTree.of(plain.figures());
        for (MadeUpComparison other : List.of(
                ordinary().doing(MadeUpComparison.Work.BACKWARD), ordinary().doing(MadeUpComparison.Work.AT_ONCE))) {
            assertThat(figures(other)).as("figures, work done %s", other.work()).isEqualTo(expected);
            assertThat(new TreeSet<>(other.notes()))
                    .as("notes, work done %s", other.work())
                    .isEqualTo(new TreeSet<>(plain.comparison().notes()));
        }
    }

    @Test
    void figuresAreOfTypesThatJsonHas() {
        assertValid(measured().figures(), "ordinary databases");
    }

    private static void assertValid(Record figures, String which) {
        FigureTree.of(figures).forEach((name, figure) -> {
            assertThat(figure)
                    .as("%s: figure %s is a number, a text, or a record, list or map of them", which, name)
                    .isNotInstanceOf(FigureTree.Unknown.class);
            if (figure instanceof Number number) {
                assertThat(Double.isInfinite(number.doubleValue()))
                        .as("%s: figure %s is finite, or NaN or null if there is none: %s", which, name, number)
                        .isFalse();
            }
        });
    }

    @Test
    void figuresHaveNames() {
        assertThat(FigureTree.blankNames(measured().figures()))
                .as("keys of maps are texts that are not blank")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Degenerate.class)
    void figuresKeepTheirNamesWhateverTheDatabases(Degenerate degenerate) {
        Class<?> expected = measured().figures().getClass();
        for (Measured each : measured(degenerate)) {
            assertThat(each.figures().getClass())
                    .as("%s: the record of figures", each.comparison())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Degenerate.class)
    void degenerateDatabasesAreMeasured(Degenerate degenerate) {
        for (Measured each : measured(degenerate)) {
            assertValid(each.figures(), each.comparison().toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Degenerate.class)
    void aNoteTellsWhyAFigureIsMissing(Degenerate degenerate) {
        Set<String> always = FigureTree.missing(measured().figures());
        for (Measured each : measured(degenerate)) {
            Set<String> missing = FigureTree.missing(each.figures());
            missing.removeAll(always);
            if (!missing.isEmpty()) {
                assertThat(each.comparison().notes())
                        .as("%s: notes, as there is no %s", each.comparison(), missing)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Degenerate.class)
    void notesSayWhatAndWhy(Degenerate degenerate) {
        for (Measured each : measured(degenerate)) {
            assertThat(each.comparison().notes())
                    .as("%s: notes", each.comparison())
                    .allMatch(MadeUpComparison.Noted::complete);
        }
    }

    @Test
    void aDatabaseIsComparedWithItself() {
        Data data = MadeUpShops.data(1);
        assertValid(measure(MadeUpComparison.of(data, data)), "a database and itself");
        assertValid(measure(MadeUpComparison.of(data, MadeUpShops.data(1))), "a database and its copy");
    }

    @Test
    void rowsHeldOutMayBeThere() {
        assertValid(measure(ordinary().holdout(MadeUpShops.data(3))), "databases with a holdout");
        for (Degenerate degenerate : Degenerate.values()) {
            Data holdout = degenerate.damaged("sales");
            assertValid(measure(ordinary().holdout(holdout)), "a holdout with " + degenerate);
        }
    }

    @Test
    void theDatabasesStayAsTheyAre() {
        MadeUpComparison comparison = ordinary().holdout(MadeUpShops.data(3));
        measure(comparison);
        assertThat(MadeUpShops.described(comparison.real()))
                .as("the real database")
                .isEqualTo(MadeUpShops.described(MadeUpShops.data(1)));
        assertThat(MadeUpShops.described(comparison.synthetic()))
                .as("the synthetic database")
                .isEqualTo(MadeUpShops.described(MadeUpShops.data(2)));
        assertThat(MadeUpShops.described(Objects.requireNonNull(comparison.holdout())))
                .as("the rows held out")
                .isEqualTo(MadeUpShops.described(MadeUpShops.data(3)));
    }
}
