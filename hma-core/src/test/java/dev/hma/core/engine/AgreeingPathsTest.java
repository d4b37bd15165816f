package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.SynthesisException;
import dev.hma.core.HmaModel;
import dev.hma.core.config.Configuration;
import dev.hma.core.config.PathRule;
import dev.hma.core.config.TableConfiguration;
import dev.hma.core.model.Agreement;
import dev.hma.core.model.FittedRelationship;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a row two paths lead to the same ancestor: always, nearly always, or by one of several ways. */
class AgreeingPathsTest {
    private static final String RULE = "client > district = account > district";

    @TempDir
    Path home;

    private final Random random = new Random(7);

    /** Every client has one account, of his own district in a share of the cases. */
    private MadeUp bank(double share) {
        MadeUp data = new MadeUp()
                .table("district", "id", "id:id", "income:real")
                .table("account", "id", "id:id", "district:id", "balance:real")
                .table("client", "id", "id:id", "district:id", "age:int")
                .table("disposition", "id", "id:id", "account:id", "client:id", "kind:category")
                .key("account.district>district")
                .key("client.district>district")
                .key("disposition.account>account")
                .key("disposition.client>client");
        double[] income = random.doubles(30).map(u -> random.nextGaussian()).toArray();
        for (int d = 0; d < income.length; d++) {
            data.row("district", "d" + d, income[d]);
        }
        for (int i = 0; i < 600; i++) {
            int district = (int) (income.length * random.nextDouble() * random.nextDouble());
            int other = random.nextDouble() < share ? district : random.nextInt(income.length);
            data.row("account", "a" + i, "d" + district, income[district] + random.nextGaussian())
                    .row("client", "c" + i, "d" + other, 20 + random.nextInt(50))
                    .row("disposition", "x" + i, "a" + i, "c" + i, random.nextInt(3) == 0 ? "user" : "owner");
        }
        return data;
    }

    private static double agreeing(Sampled data) {
        Map<String, String> accounts = byKey(data, "account", "district");
        Map<String, String> clients = byKey(data, "client", "district");
        List<String> account = data.column("disposition", "account");
        List<String> client = data.column("disposition", "client");
        int agreeing = 0;
        for (int i = 0; i < account.size(); i++) {
            agreeing += accounts.get(account.get(i)).equals(clients.get(client.get(i))) ? 1 : 0;
        }
        return (double) agreeing / account.size();
    }

    private static Map<String, String> byKey(Sampled data, String table, String column) {
        Map<String, String> values = new HashMap<>();
        List<String> keys = data.column(table, "id");
        List<String> cells = data.column(table, column);
        for (int i = 0; i < keys.size(); i++) {
            values.put(keys.get(i), cells.get(i));
        }
        return values;
    }

    private static List<Agreement> rules(HmaModel model) {
        return model.fitted().relationships().stream()
                .map(FittedRelationship::agreement)
                .filter(Objects::nonNull)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2})
    void whatAlwaysAgreesAgreesInEveryRowOfASample(double scale) {
        Engine engine = new Engine(home);
        MadeUp data = bank(1);
        HmaModel model = engine.reloaded(engine.fit(data));
        Sampled drawn = engine.sample(model, scale);
        drawn.isValid(data, scale);
        assertThat(agreeing(drawn)).isEqualTo(1);
        assertThat(rules(model)).singleElement().satisfies(rule -> {
            assertThat(rule.agreeing()).isEqualTo(600);
            assertThat(rule.bound()).isEqualTo(1);
        });
        // Every client still has the one account that he had.
        assertThat(drawn.column("disposition", "client")).doesNotHaveDuplicates();
        assertThat(drawn.column("disposition", "account")).doesNotHaveDuplicates();
    }

    @Test
    void whatNearlyAlwaysAgreesAgreesAsOften() {
        Engine engine = new Engine(home);
        MadeUp data = bank(0.9);
        double real = agreeing(Sampled.of(data));
        assertThat(real).isBetween(0.85, 0.95);
        assertThat(agreeing(engine.sample(engine.fit(data), 2))).isCloseTo(real, within(0.04));
    }

    @Test
    void chanceIsNoRule() {
        assertThat(rules(new Engine(home).fit(bank(0)))).isEmpty();
    }

    private HmaModel fit(Engine engine, MadeUp data, Map<String, PathRule> paths) {
        TableConfiguration table = new TableConfiguration(null, null, null, null, List.of(), paths, false, Map.of());
        return engine.hma()
                .fitting()
                .configuration(Configuration.STANDARD.withTable("disposition", table))
                .fit(data.database());
    }

    @Test
    void aRuleThatIsDemandedHoldsInEveryRow() {
        Engine engine = new Engine(home);
        HmaModel model = fit(engine, bank(0.9), Map.of(RULE, PathRule.KEEP));
        assertThat(agreeing(engine.sample(model, 1))).isEqualTo(1);
    }

    @Test
    void aRuleThatIsForbiddenIsForgotten() {
        Engine engine = new Engine(home);
        // The same rule from its other side.
        HmaModel model = fit(engine, bank(1), Map.of("account>district = client>district", PathRule.IGNORE));
        assertThat(rules(model)).isEmpty();
        assertThat(agreeing(engine.sample(model, 1))).isLessThan(0.5);
    }

    @Test
    void aRuleThatComparesNoPathsIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> fit(new Engine(home), bank(1), Map.of("client = account", PathRule.KEEP)))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("'client = account'")
                .hasMessageContaining("table disposition")
                .hasMessageContaining(RULE);
    }

    /** A goal is scored by one of the two teams of its match, by the first one in two of three cases. */
    private MadeUp football() {
        MadeUp data = new MadeUp()
                .table("team", "id", "id:id", "strength:real")
                .table("match", "id", "id:id", "home:id", "away:id", "year:int")
                .table("goal", "id", "id:id", "match:id", "team:id", "minute:int")
                .key("match.home>team")
                .key("match.away>team")
                .key("goal.match>match")
                .key("goal.team>team");
        for (int t = 0; t < 40; t++) {
            data.row("team", "t" + t, random.nextGaussian());
        }
        for (int m = 0; m < 500; m++) {
            int home = (int) (40 * random.nextDouble() * random.nextDouble());
            int away = (home + 1 + random.nextInt(39)) % 40;
            data.row("match", "m" + m, "t" + home, "t" + away, 1990 + random.nextInt(30));
            for (int g = random.nextInt(5); g > 0; g--) {
                int team = random.nextInt(3) < 2 ? home : away;
                data.row("goal", "g" + m + "." + g, "m" + m, "t" + team, random.nextInt(90));
            }
        }
        return data;
    }

    @Test
    void oneOfSeveralWaysIsGoneAsOftenAsItWas() {
        Engine engine = new Engine(home);
        MadeUp data = football();
        Sampled drawn = engine.sample(engine.fit(data), 1);
        drawn.isValid(data, 1);
        Map<String, String> home = byKey(drawn, "match", "home");
        Map<String, String> away = byKey(drawn, "match", "away");
        List<String> match = drawn.column("goal", "match");
        List<String> team = drawn.column("goal", "team");
        int first = 0;
        for (int i = 0; i < match.size(); i++) {
            assertThat(team.get(i)).isIn(home.get(match.get(i)), away.get(match.get(i)));
            first += home.get(match.get(i)).equals(team.get(i)) ? 1 : 0;
        }
        assertThat((double) first / match.size()).isCloseTo(2.0 / 3, within(0.08));
    }

    @Test
    void aManagerIsOfTheSameDepartment() {
        MadeUp data = new MadeUp()
                .table("department", "id", "id:id", "size:int")
                .table("employee", "id", "id:id", "department:id", "manager:id", "salary:int")
                .key("employee.department>department")
                .key("employee.manager>employee");
        for (int d = 0; d < 12; d++) {
            data.row("department", "d" + d, d);
            for (int e = 0; e < 20; e++) {
                data.row(
                        "employee",
                        "e" + d + "." + e,
                        "d" + d,
                        e == 0 ? null : "e" + d + "." + random.nextInt(Math.min(e, 3)),
                        random.nextInt(100));
            }
        }
        Engine engine = new Engine(home);
        Sampled drawn = engine.sample(engine.fit(data), 1);
        drawn.isValid(data, 1);
        Map<String, String> departments = byKey(drawn, "employee", "department");
        List<String> keys = drawn.column("employee", "id");
        List<String> managers = drawn.column("employee", "manager");
        int nulls = 0;
        for (int i = 0; i < keys.size(); i++) {
            if (managers.get(i) == null) {
                nulls++;
            } else {
                assertThat(departments.get(managers.get(i))).isEqualTo(departments.get(keys.get(i)));
            }
        }
        assertThat(nulls).isBetween(12, 40);
    }

    @Test
    void theSameBytesComeFromAnyNumberOfThreads() {
        Engine engine = new Engine(home);
        MadeUp data = football();
        HmaModel model = engine.fit(data);
        assertThat(engine.fitted(data.database(4, 50, 3), 3)).isEqualTo(engine.fitted(data.database(), 1));
        assertThat(engine.bytes(model, s -> s.threads(4))).isEqualTo(engine.bytes(model, s -> s.threads(1)));
    }
}
