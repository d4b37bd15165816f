package dev.hma.evaluation.parents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import dev.hma.evaluation.parents.ParentsFigures.Agreement;
import dev.hma.evaluation.parents.ParentsFigures.ForeignKeys;
import dev.hma.evaluation.parents.ParentsFigures.ParentPair;
import dev.hma.evaluation.parents.ParentsFigures.Reading;
import dev.hma.evaluation.parents.ParentsFigures.Shares;
import dev.hma.evaluation.support.Dataset;
import dev.hma.evaluation.support.InMemory;
import dev.hma.evaluation.support.MadeUp;
import dev.hma.evaluation.trend.Trends;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParentsMetricTest {
    private static final ParentsMetric METRIC = new ParentsMetric();
    private static final Draws DRAWS = Draws.of(1);

    /**
     * Clients and accounts of districts, and who disposes of what. A tuned disposition leads to two of one district; the older
     * a client, the larger the account.
     */
    private static MadeUp bank(boolean tuned) {
        int rows = 600;
        return new MadeUp()
                .table("district", 10)
                .primaryKey("id")
                .table("client", 200)
                .primaryKey("id")
                .foreignRow("district", "district", i -> i % 10)
                .number("age", i -> 20 + i / 10)
                .category("sex", i -> i % 3 == 0 ? "m" : "f")
                .category("kind", i -> i == 77 ? "rare" : "usual")
                .table("account", 200)
                .primaryKey("id")
                .foreignRow("home", "district", i -> i % 10)
                .number("balance", i -> 1000 + 50 * (i / 10))
                .category("currency", i -> i % 4 == 0 ? "eur" : "usd")
                .category("type", i -> i == 33 ? "rare" : "usual")
                .table("disposition", rows)
                .foreignRow("client", "client", i -> i * 7 % 200)
                .foreignRow("account", "account", i -> tuned ? i * 7 % 200 : DRAWS.index(i, 0, 200));
    }

    private static ForeignKeys disposition(ParentsFigures figures) {
        assertThat(figures.foreignKeys()).hasSize(1);
        return figures.foreignKeys().get(0);
    }

    @Test
    void pathsThatMeetAgainAreFoundAndComparedWithTheSyntheticOnes() {
        ForeignKeys keys = disposition(METRIC.measure(InMemory.of(bank(true), bank(false))));

        assertThat(keys.table()).isEqualTo("disposition");
        assertThat(keys.first()).isEqualTo("client>disposition.client");
        assertThat(keys.second()).isEqualTo("account>disposition.account");
        assertThat(keys.rowsReal()).isEqualTo(600);
        assertThat(keys.sameParent()).isNull();
        Agreement district = keys.agreements().stream()
                .filter(agreement -> agreement.columns().equals(List.of("client.district", "account.home")))
                .findFirst()
                .orElseThrow();
        assertThat(district.real()).isEqualTo(1);
        assertThat(district.synthetic()).isCloseTo(0.1, within(0.05));
        // Columns that are nearly constant are not meant to be equal.
        assertThat(keys.agreements()).noneMatch(agreement -> agreement.columns().contains("client.kind"));
    }

    @Test
    void agreementsThatTheRealSideDoesNotHaveAreNotLookedFor() {
        ForeignKeys keys = disposition(METRIC.measure(InMemory.of(bank(false), bank(true))));

        assertThat(keys.agreements()).isEmpty();
    }

    @Test
    void pairsOfColumnsAreScoredAsColumnsOfOneTableAre() {
        MadeUp real = bank(true);
        ParentsFigures figures = METRIC.measure(InMemory.of(real, bank(false)));

        ParentPair ages = figures.worst().stream()
                .filter(pair ->
                        pair.firstColumn().equals("age") && pair.secondColumn().equals("balance"))
                .findFirst()
                .orElseThrow();
        assertThat(ages.metric()).isEqualTo("CorrelationSimilarity");
        assertThat(ages.associationReal()).isCloseTo(1, within(1e-9));
        // 1 - |1 - s| / 2 for a correlation near 0.
        assertThat(ages.score()).isCloseTo(0.5, within(0.05));
        assertThat(figures.allPairs()).isEqualTo(disposition(figures).allPairs());
        assertThat(figures.allPairs().pairs()).isEqualTo(9);
        assertThat(figures.strongPairs().pairs()).isPositive().isLessThan(9);
        assertThat(figures.strongPairs().mean()).isLessThan(figures.allPairs().mean());
    }

    @Test
    void theScoresAreThoseOfTheJoinedTable() {
        MadeUp joined = joined(true);
        List<Double> expected = Trends.of(InMemory.of(joined, joined(false))).columnPairs().stream()
                .filter(pair ->
                        pair.column1().startsWith("client") && pair.column2().startsWith("account"))
                .map(pair -> pair.score().score())
                .filter(score -> !score.isNaN())
                .toList();

        ParentsFigures figures = METRIC.measure(InMemory.of(bank(true), bank(false)));

        assertThat(figures.allPairs().pairs()).isEqualTo(expected.size());
        assertThat(figures.allPairs().mean())
                .isCloseTo(
                        expected.stream().mapToDouble(score -> score).average().orElseThrow(), within(1e-12));
    }

    private static MadeUp joined(boolean tuned) {
        return new MadeUp()
                .table("t", 600)
                .number("client age", i -> 20 + i * 7 % 200 / 10)
                .category("client sex", i -> i * 7 % 200 % 3 == 0 ? "m" : "f")
                .category("client kind", i -> i * 7 % 200 == 77 ? "rare" : "usual")
                .number("account balance", i -> 1000 + 50 * (account(tuned, i) / 10))
                .category("account currency", i -> account(tuned, i) % 4 == 0 ? "eur" : "usd")
                .category("account type", i -> account(tuned, i) == 33 ? "rare" : "usual");
    }

    private static int account(boolean tuned, int i) {
        return tuned ? i * 7 % 200 : DRAWS.index(i, 0, 200);
    }

    /** Matches of a home and a guest team. */
    private static MadeUp matches(int rows, boolean againstItself) {
        return new MadeUp()
                .table("team", 20)
                .primaryKey("id")
                .number("strength", i -> i)
                .category("league", i -> i < 10 ? "a" : "b")
                .table("match", rows)
                .foreignRow("home", "team", i -> i % 20)
                .foreignRow(
                        "guest", "team", i -> againstItself && i % 4 == 0 ? i % 20 : (i % 20 / 10 * 10) + (i + 3) % 10);
    }

    @Test
    void twoForeignKeysToOneTableAreAPairOfParents() {
        ParentsFigures figures = METRIC.measure(InMemory.of(matches(400, false), matches(400, true)));

        assertThat(figures.foreignKeys()).hasSize(1);
        ForeignKeys keys = figures.foreignKeys().get(0);
        assertThat(keys.first()).isEqualTo("team>match.home");
        assertThat(keys.second()).isEqualTo("team>match.guest");
        assertThat(keys.sameParent()).isEqualTo(new Shares(0, 0.25));
        assertThat(keys.allPairs().pairs()).isEqualTo(4);
        assertThat(keys.agreements()).isEmpty();
    }

    @Test
    void realAgainstItselfIsPerfect() {
        ParentsFigures figures = METRIC.measure(InMemory.of(bank(true), bank(true)));

        assertThat(figures.allPairs().mean()).isEqualTo(1);
        assertThat(figures.worst()).isEmpty();
        assertThat(disposition(figures).agreements())
                .isNotEmpty()
                .allSatisfy(agreement -> assertThat(agreement.synthetic()).isEqualTo(agreement.real()));
    }

    @Test
    void threadsChangeNothing() {
        ParentsFigures figures = METRIC.measure(InMemory.of(bank(true), bank(false)));

        assertThat(METRIC.measure(InMemory.of(bank(true), bank(false)).onThreads(1)))
                .isEqualTo(figures);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 29})
    void tooFewRowsAreSaidAndLeftOut(int rows) {
        InMemory real = InMemory.of(matches(rows, false), matches(400, false));
        InMemory synthetic = InMemory.of(matches(400, false), matches(rows, false));

        assertThat(METRIC.measure(real).foreignKeys()).isEmpty();
        assertThat(METRIC.measure(synthetic).allPairs()).isEqualTo(new Reading(Double.NaN, 0));
        assertThat(real.notes())
                .containsExactly("team>match.home, team>match.guest: left out: the real side has " + rows
                        + " rows with both parents, and 30 are needed");
        assertThat(synthetic.notes()).singleElement().asString().contains("the synthetic side has " + rows);
    }

    @Test
    void rowsThatLackAParentAreLeftOut() {
        MadeUp made = new MadeUp()
                .table("a", 10)
                .primaryKey("id")
                .number("x", i -> i)
                .table("b", 10)
                .primaryKey("id")
                .number("y", i -> i)
                .table("c", 100)
                .foreignRow("a", "a", i -> i % 4 == 0 ? null : i % 10)
                .foreignRow("b", "b", i -> i % 5 == 0 ? 99 : i % 10);

        ParentsFigures figures = METRIC.measure(InMemory.of(made, made));

        assertThat(figures.foreignKeys().get(0).rowsReal()).isEqualTo(100 - 25 - 20 + 5);
    }

    @Test
    void missingTablesKeysAndColumnsAreLeftOut() {
        MadeUp bank = bank(true);
        InMemory table = InMemory.of(bank.schema(), bank.data(), bank.without("client"));
        InMemory column = InMemory.of(bank.schema(), bank.data(), bank.without("account", "home"));

        assertThat(METRIC.measure(table).foreignKeys()).isEmpty();
        assertThat(table.notes())
                .singleElement()
                .asString()
                .endsWith("the synthetic side lacks a table or a key column");
        assertThat(disposition(METRIC.measure(column)).agreements())
                .filteredOn(agreement -> agreement.columns().contains("account.home"))
                .singleElement()
                .satisfies(agreement -> assertThat(agreement.synthetic()).isNaN());
    }

    @Test
    void tablesWithoutModelledColumnsHaveNoPairsAndOneParentMakesNone() {
        MadeUp keys = new MadeUp()
                .table("a", 5)
                .primaryKey("id")
                .table("c", 100)
                .foreignRow("one", "a", i -> i % 5)
                .foreignRow("two", "a", i -> i % 3);
        MadeUp single =
                new MadeUp().table("a", 5).primaryKey("id").table("c", 9).foreignRow("a", "a", i -> 0);

        ParentsFigures figures = METRIC.measure(InMemory.of(keys, keys));

        assertThat(figures.allPairs()).isEqualTo(new Reading(Double.NaN, 0));
        assertThat(figures.foreignKeys().get(0).sameParent().real()).isCloseTo(0.21, within(1e-9));
        assertThat(METRIC.measure(InMemory.of(single, single)).foreignKeys()).isEmpty();
    }

    @Test
    void keysThatAreRepeatedWithoutEndAreLeftOut() {
        MadeUp real = matches(400, false);
        MadeUp synthetic = new MadeUp()
                .table("other", 1)
                .primaryKey("id")
                .table("team", 300)
                .foreignKey("id", "other", i -> "0")
                .number("strength", i -> i)
                .category("league", i -> "a")
                .table("match", 400)
                .foreignKey("home", "other", i -> "0")
                .foreignKey("guest", "other", i -> "0");
        InMemory comparison = InMemory.of(real.schema(), real.data(), synthetic.data());

        assertThat(METRIC.measure(comparison).foreignKeys()).isEmpty();
        assertThat(comparison.notes()).singleElement().asString().contains("keys are repeated so often");
    }

    @Test
    void theBankOfBerkaLosesItsDistrictsWhenItsColumnsAreShuffled() {
        Dataset berka = Dataset.read("berka");

        ParentsFigures figures = METRIC.measure(InMemory.of(berka.schema(), berka.data(), berka.shuffled()));

        assertThat(figures.foreignKeys().get(0).agreements()).singleElement().satisfies(agreement -> {
            assertThat(agreement.columns()).containsExactly("client.district_id", "account.district_id");
            assertThat(agreement.real()).isEqualTo(1);
            assertThat(agreement.synthetic()).isLessThan(0.1);
        });
    }

    @Test
    void shuffledFlightsLoseTheTrendsBetweenPlanesAndAirports() {
        Dataset flights = Dataset.read("nycflights13");

        ParentsFigures shuffled = METRIC.measure(InMemory.of(flights.schema(), flights.data(), flights.shuffled()));
        ParentsFigures itself = METRIC.measure(InMemory.of(flights.schema(), flights.data(), flights.data()));

        assertThat(shuffled.strongPairs().mean()).isLessThan(0.7);
        assertThat(itself.allPairs().mean()).isCloseTo(1, within(1e-12));
        assertThat(itself.allPairs().pairs())
                .isEqualTo(shuffled.allPairs().pairs())
                .isGreaterThan(50);
    }
}
