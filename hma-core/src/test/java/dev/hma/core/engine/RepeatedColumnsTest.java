package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.core.HmaModel;
import dev.hma.core.component.Choice;
import dev.hma.core.config.Configuration;
import dev.hma.core.config.TableConfiguration;
import dev.hma.core.model.FittedRelationship;
import dev.hma.core.model.Repeat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column that repeats a parent's in every row does so in every synthetic row. */
class RepeatedColumnsTest {
    @TempDir
    Path home;

    private Engine engine;
    private final Random random = new Random(11);

    @BeforeEach
    void create() {
        engine = new Engine(home);
    }

    /**
     * Invoices that repeat what their customer and their shop are like, lines that repeat the invoice's copy, and columns
     * that seem to.
     */
    private MadeUp invoices() {
        MadeUp data = new MadeUp()
                .table(
                        "customer",
                        "id",
                        "id:id",
                        "country:category",
                        "since:day",
                        "name:name",
                        "flag:bool",
                        "debt:real")
                .table("shop", "id", "id:id", "rent:real")
                .table(
                        "invoice",
                        "id",
                        "id:id",
                        "customer:id",
                        "shop:id",
                        "land:category",
                        "start:day",
                        "buyer:name",
                        "marked:bool",
                        "rent:real",
                        "debt:real",
                        "total:real")
                .table("line", "id", "id:id", "invoice:id", "land:category", "price:real")
                .key("invoice.customer>customer")
                .key("invoice.shop>shop")
                .key("line.invoice>invoice");
        Object[][] customers = new Object[60][];
        for (int i = 0; i < customers.length; i++) {
            customers[i] = new Object[] {
                "c" + i,
                "L" + random.nextInt(8),
                10_000 + random.nextInt(3000),
                "Ann" + i,
                i % 3 == 0,
                i % 5 == 0 ? null : (double) random.nextInt(50)
            };
            data.row("customer", customers[i]);
        }
        double[] rent = random.doubles(12, 500, 900).toArray();
        for (int i = 0; i < rent.length; i++) {
            data.row("shop", "s" + i, rent[i]);
        }
        for (int i = 0; i < 500; i++) {
            Object[] customer = customers[random.nextInt(customers.length)];
            int shop = random.nextInt(rent.length);
            // One row in five hundred does not repeat the mark.
            boolean marked = i == 77 ? !(boolean) customer[4] : (boolean) customer[4];
            data.row(
                    "invoice",
                    i,
                    customer[0],
                    "s" + shop,
                    customer[1],
                    customer[2],
                    customer[3],
                    marked,
                    rent[shop],
                    customer[5],
                    random.nextGaussian());
            for (int l = random.nextInt(3); l > 0; l--) {
                data.row("line", i + "-" + l, i, customer[1], random.nextDouble());
            }
        }
        return data;
    }

    private static List<Repeat> repeats(HmaModel model, String key) {
        return model.fitted().relationships().stream()
                .filter(r -> r.relationship().name().contains(key))
                .map(FittedRelationship::repeats)
                .findFirst()
                .orElseThrow();
    }

    private static void repeats(Sampled rows, String child, String key, String column, String parent, String original) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < rows.size(parent); i++) {
            values.put(
                    rows.column(parent, "id").get(i),
                    rows.column(parent, original).get(i));
        }
        List<String> keys = rows.column(child, key);
        List<String> copies = rows.column(child, column);
        for (int i = 0; i < keys.size(); i++) {
            assertThat(Objects.requireNonNullElse(copies.get(i), "none"))
                    .as(child + "." + column + " of row " + i)
                    .isEqualTo(Objects.requireNonNullElse(values.get(keys.get(i)), "none"));
        }
    }

    @Test
    void ofEveryKindUnderEveryParentAndOverSeveralLevels() {
        HmaModel model = engine.reloaded(engine.fit(invoices()));
        assertThat(repeats(model, "invoice.customer"))
                .containsExactly(
                        new Repeat("land", "country"),
                        new Repeat("start", "since"),
                        new Repeat("buyer", "name"),
                        new Repeat("debt", "debt"));
        assertThat(repeats(model, "invoice.shop")).containsExactly(new Repeat("rent", "rent"));
        assertThat(repeats(model, "line.invoice")).containsExactly(new Repeat("land", "land"));
        for (double scale : new double[] {0.4, 1, 3}) {
            Sampled drawn = engine.sample(model, scale);
            repeats(drawn, "invoice", "customer", "land", "customer", "country");
            repeats(drawn, "invoice", "customer", "start", "customer", "since");
            repeats(drawn, "invoice", "customer", "buyer", "customer", "name");
            repeats(drawn, "invoice", "customer", "debt", "customer", "debt");
            repeats(drawn, "invoice", "shop", "rent", "shop", "rent");
            repeats(drawn, "line", "invoice", "land", "invoice", "land");
        }
        assertThat(engine.bytes(model, s -> s.threads(3))).isEqualTo(engine.bytes(model, s -> s.threads(1)));
    }

    @Test
    void butNotOneThatHasHardlyAnotherValueThanTheMostFrequentOne() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id", "kind:category")
                .table("b", "id", "id:id", "a:id", "kind:category")
                .key("b.a>a");
        for (int i = 0; i < 50; i++) {
            data.row("a", i, i == 0 ? "rare" : "usual");
        }
        for (int i = 0; i < 400; i++) {
            data.row("b", i, i % 50, i % 50 == 0 ? "rare" : "usual");
        }
        assertThat(repeats(engine.fit(data), "b.a")).isEmpty();
    }

    @Test
    void butNotOneThatCannotHaveAllOfTheParentsValues() {
        MadeUp data = new MadeUp()
                .table("season", "id", "id:id", "year:int")
                .table("salary", "id", "id:id", "season:id", "year:int")
                .key("salary.season>season");
        for (int year = 1900; year < 2000; year++) {
            data.row("season", "s" + year, year);
        }
        for (int i = 0; i < 300; i++) {
            int year = 1980 + random.nextInt(20);
            data.row("salary", i, "s" + year, year);
        }
        HmaModel model = engine.fit(data);
        assertThat(repeats(model, "salary.season")).isEmpty();
        engine.sample(model, 0.3).isValid(data, 0.3);
    }

    /** Careers of ten years in a row, and the teams' seasons that they were spent in, most of them at home. */
    private MadeUp careers() {
        MadeUp data = new MadeUp()
                .table("player", "id", "id:id", "skill:real", "home:category")
                .table("season", "id", "id:id", "year:int", "city:category", "budget:real")
                .table("record", "id", "id:id", "player:id", "season:id", "year:int", "city:category", "points:real")
                .key("record.player>player")
                .key("record.season>season");
        int years = 60;
        int cities = 6;
        for (int year = 0; year < years; year++) {
            for (int city = 0; city < cities; city++) {
                data.row("season", year + "/" + city, 1900 + year, "C" + city, random.nextGaussian());
            }
        }
        for (int p = 0; p < 200; p++) {
            double skill = 3 * random.nextGaussian();
            int city = random.nextInt(cities);
            data.row("player", p, skill, "C" + city);
            int first = random.nextInt(years - 9);
            for (int k = 0; k < 10; k++) {
                int at = random.nextInt(5) == 0 ? random.nextInt(cities) : city;
                data.row(
                        "record",
                        p + "-" + k,
                        p,
                        (first + k) + "/" + at,
                        1900 + first + k,
                        "C" + at,
                        skill + 0.3 * random.nextGaussian());
            }
        }
        return data;
    }

    /** How far the years of a player's records are from their mean, on average. */
    private static double spread(List<String> players, List<String> years) {
        Map<String, List<Double>> careers = new HashMap<>();
        for (int i = 0; i < players.size(); i++) {
            careers.computeIfAbsent(players.get(i), p -> new ArrayList<>()).add(Double.valueOf(years.get(i)));
        }
        double sum = 0;
        for (List<Double> career : careers.values()) {
            double mean = career.stream().mapToDouble(y -> y).average().orElseThrow();
            sum += career.stream().mapToDouble(y -> Math.abs(y - mean)).sum();
        }
        return sum / players.size();
    }

    @Test
    void andAPartnerIsSoughtThatHasTheValueWhichTheRowWasDrawnWith() {
        HmaModel model = engine.fit(careers());
        assertThat(repeats(model, "record.season"))
                .containsExactly(new Repeat("year", "year"), new Repeat("city", "city"));
        Sampled drawn = engine.sample(model, 1);
        repeats(drawn, "record", "season", "year", "season", "year");
        double spread = spread(drawn.column("record", "player"), drawn.column("record", "year"));
        // 2.5 in the data; with partners that are only near 5.1.
        assertThat(spread).isLessThan(4.2);
    }

    @Test
    void andAmongTheseOneThatHasTheOtherValuesToo() {
        MadeUp data = new MadeUp()
                .table("player", "id", "id:id", "skill:real")
                .table("season", "id", "id:id", "year:int", "league:category")
                .table("record", "id", "id:id", "player:id", "season:id", "year:int", "league:category", "points:real")
                .key("record.player>player")
                .key("record.season>season");
        for (int season = 0; season < 200; season++) {
            data.row("season", season, 1900 + season / 8, "L" + season % 2);
        }
        for (int i = 0; i < 1200; i++) {
            int season = random.nextInt(200);
            double points = (season % 2 == 0 ? -5 : 5) + random.nextGaussian();
            data.row("player", i, random.nextGaussian());
            data.row("record", i, i, season, 1900 + season / 8, "L" + season % 2, points);
        }
        // One that does not see what rows are like.
        Configuration matcher = Configuration.STANDARD
                .withMatcher(Choice.of("random"))
                .withTable(
                        "record",
                        new TableConfiguration(null, null, null, null, List.of("player"), Map.of(), false, Map.of()));
        HmaModel model = engine.hma().fitting().configuration(matcher).fit(data.database());
        assertThat(repeats(model, "record.season"))
                .containsExactly(new Repeat("year", "year"), new Repeat("league", "league"));
        Sampled drawn = engine.sample(model, 1);
        List<String> leagues = drawn.column("record", "league");
        List<String> points = drawn.column("record", "points");
        long right = IntStream.range(0, leagues.size())
                .filter(i -> Double.parseDouble(points.get(i)) > 0 == "L1".equals(leagues.get(i)))
                .count();
        // Of 1200; 600 by chance.
        assertThat(right).isGreaterThan(750);
    }

    /** Visitors of shops, each mostly in the shops of one district; some shops have none. */
    private MadeUp visits() {
        MadeUp data = new MadeUp()
                .table("visitor", "id", "id:id", "age:real")
                .table("shop", "id", "id:id", "district:category")
                .table(
                        "visit",
                        "id",
                        "id:id",
                        "visitor:id",
                        "shop:id",
                        "district:category",
                        "spent:real",
                        "weight:real")
                .key("visit.visitor>visitor")
                .key("visit.shop>shop");
        for (int shop = 0; shop < 40; shop++) {
            data.row("shop", "s" + shop, shop < 4 ? null : "D" + shop % 4);
        }
        for (int v = 0; v < 150; v++) {
            double age = 30 + 10 * random.nextGaussian();
            data.row("visitor", v, age);
            int district = random.nextInt(4);
            for (int k = 0; k < 10; k++) {
                int shop = random.nextInt(10) * 4 + (random.nextInt(5) == 0 ? random.nextInt(4) : district);
                data.row(
                        "visit",
                        v + "-" + k,
                        v,
                        "s" + shop,
                        shop < 4 ? null : "D" + shop % 4,
                        age + random.nextGaussian(),
                        2 * age + random.nextGaussian());
            }
        }
        return data;
    }

    /** The mean share of a visitor's visits that are in the district where most are. */
    private static double loyalty(List<String> visitors, List<String> districts) {
        Map<String, Map<String, Integer>> visits = new HashMap<>();
        for (int i = 0; i < visitors.size(); i++) {
            visits.computeIfAbsent(visitors.get(i), v -> new HashMap<>())
                    .merge(String.valueOf(districts.get(i)), 1, Integer::sum);
        }
        return visits.values().stream()
                .mapToDouble(v -> v.values().stream().mapToInt(n -> n).max().orElseThrow()
                        / (double) v.values().stream().mapToInt(n -> n).sum())
                .average()
                .orElseThrow();
    }

    @Test
    void andSoForCategoriesAndWhereTheValueIsMissing() {
        HmaModel model = engine.fit(visits());
        assertThat(repeats(model, "visit.shop")).containsExactly(new Repeat("district", "district"));
        for (double scale : new double[] {0.3, 1, 2}) {
            Sampled drawn = engine.sample(model, scale);
            repeats(drawn, "visit", "shop", "district", "shop", "district");
            // 0.79 in the data; with partners that are only near 0.46.
            assertThat(loyalty(drawn.column("visit", "visitor"), drawn.column("visit", "district")))
                    .isGreaterThan(0.65);
        }
    }
}
