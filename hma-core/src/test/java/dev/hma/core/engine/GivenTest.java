package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.TableSource;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.plugin.Component;
import dev.hma.api.random.Draws;
import dev.hma.api.synthesis.TableModel;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.HmaModel;
import dev.hma.core.Sampling;
import dev.hma.core.component.Choice;
import dev.hma.core.config.Configuration;
import dev.hma.core.config.TableConfiguration;
import dev.hma.core.copula.GaussianCopula;
import dev.hma.core.copula.GaussianCopulaParameters;
import dev.hma.core.copula.GaussianCopulaState;
import dev.hma.core.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables that a sample keeps as they are, and values that its rows must have. */
@Timeout(120)
class GivenTest {
    private static final List<String> TABLES = List.of("company", "client", "store", "sale", "visit");

    @TempDir
    Path home;

    private Engine engine;
    private MadeUp data;
    private HmaModel model;

    /** A copula that draws children given their parent. */
    private record Contextual(GaussianCopula copula) implements TableSynthesizer<GaussianCopulaState> {
        @Override
        public Learning<TableModel> learn(Frame frame, Draws draws) {
            return copula.learn(frame, draws);
        }

        @Override
        public TableModel restore(Frame frame, GaussianCopulaState state) {
            return copula.restore(frame, state);
        }

        @Override
        public Set<Ability> abilities() {
            return Set.of(Ability.CONTEXT, Ability.CONDITIONS);
        }
    }

    /** The tables without their rows. */
    private static MadeUp tables() {
        return new MadeUp()
                .table("company", "id", "id:id", "kind:category", "income:real", "since:day", "listed:bool", "owner:id")
                .table("client", "id", "id:id", "name:name", "age:int")
                .table("store", "id", "id:id", "company:id", "area:real")
                .table("sale", "", "store:id", "client:id", "amount:real", "pieces:int")
                .table("visit", "client+day", "client:id", "day:day", "minutes:int")
                .key("company.owner>company")
                .key("store.company>company")
                .key("sale.store>store")
                .key("sale.client>client")
                .key("visit.client>client");
    }

    /** Large companies have more and larger stores; larger stores have more sales, and of higher amounts. */
    private static MadeUp rows(MadeUp made, int companies, String prefix, long seed) {
        Random random = new Random(seed);
        int stores = 0;
        for (int c = 0; c < companies; c++) {
            boolean large = random.nextBoolean();
            made.row(
                    "company",
                    prefix + c,
                    large ? "large" : "small",
                    c % 6 == 0 ? null : (large ? 60 : 20) + 5 * random.nextGaussian(),
                    10_000 + random.nextInt(1000),
                    random.nextBoolean(),
                    c < 20 ? null : prefix + random.nextInt(c));
            made.row("client", prefix + c, "Ann", 20 + random.nextInt(60));
            for (int d = 0; d < c % 4; d++) {
                made.row("visit", prefix + c, 16_000 + random.nextInt(50) * 4 + d, random.nextInt(60));
            }
            for (int s = large ? 0 : 4; s < 5 + random.nextInt(3); s++) {
                double area = (large ? 100 : 50) + 15 * random.nextGaussian();
                made.row("store", prefix + stores, prefix + c, area);
                for (int i = 0; i < Math.max(1, area / 20 + random.nextGaussian()); i++) {
                    made.row(
                            "sale",
                            prefix + stores,
                            i == 0 ? null : prefix + random.nextInt(c + 1),
                            area / 2 + 5 * random.nextGaussian(),
                            random.nextInt(6));
                }
                stores++;
            }
        }
        return made;
    }

    @BeforeEach
    void fit() {
        engine = new Engine(
                home,
                Component.of(TableSynthesizer.class, "leaning", "Leaning.", Leaning.State.class, new Leaning()),
                Component.of(
                        TableSynthesizer.class,
                        "contextual",
                        "Contextual.",
                        GaussianCopulaState.class,
                        new Contextual(new GaussianCopula(GaussianCopulaParameters.DEFAULTS))));
        data = rows(tables(), 150, "c", 3);
        model = engine.fit(data);
    }

    private static TableSource source(MadeUp rows, String table) {
        return rows.database().source(rows.schema().table(table));
    }

    private static UnaryOperator<Sampling> given(MadeUp rows, String... tables) {
        return sampling -> {
            for (String table : tables) {
                sampling.given(table, source(rows, table));
            }
            return sampling;
        };
    }

    private Sampled sample(UnaryOperator<Sampling> settings) {
        return engine.sample(model, settings);
    }

    private static void isKept(Sampled sample, MadeUp rows, String... tables) {
        for (String table : tables) {
            assertThat(sample.table(table)).as(table).containsExactlyElementsOf(rows.texts(table));
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(x -> x).average().orElseThrow();
    }

    /** Per row of a table the numbers of a column of its children. */
    private static Map<String, List<Double>> families(Sampled sample, String child, String key, String column) {
        Map<String, List<Double>> families = new HashMap<>();
        List<String> keys = sample.column(child, key);
        double[] values = sample.numbers(child, column);
        for (int i = 0; i < values.length; i++) {
            families.computeIfAbsent(keys.get(i), k -> new ArrayList<>()).add(values[i]);
        }
        return families;
    }

    /** Asserts that the children of companies of a kind are as many more and as much larger as they were. */
    private static void childrenFollowTheKind(Sampled sample, List<String> large, List<String> small) {
        Map<String, List<Double>> stores = families(sample, "store", "company", "area");
        List<Double> ofLarge = new ArrayList<>();
        List<Double> ofSmall = new ArrayList<>();
        large.forEach(c -> ofLarge.addAll(stores.getOrDefault(c, List.of())));
        small.forEach(c -> ofSmall.addAll(stores.getOrDefault(c, List.of())));
        assertThat((double) ofLarge.size() / large.size()).isGreaterThan(1.5 * ofSmall.size() / small.size());
        assertThat(mean(ofLarge)).isGreaterThan(mean(ofSmall) + 15);
    }

    @Test
    void givenTablesStayAsTheyAreAndTheOthersReferToThem() {
        MadeUp own = rows(tables(), 40, "x", 9);
        // Values that the fit has never seen.
        own.row("company", "new", "enormous", 1e6, 40_000, true, "x0");
        own.row("company", "07", null, -1e6, null, null, null);
        Sampled sample = sample(s -> given(own, "company", "client").apply(s).scale(2));
        isKept(sample, own, "company", "client");
        for (String table : List.of("store", "sale", "visit")) {
            assertThat(sample.size(table)).as(table).isEqualTo(2 * data.size(table));
        }
        // As valid as a copy of rows that held the new values.
        MadeUp both = rows(rows(tables(), 150, "c", 3), 40, "x", 9);
        both.row("company", "new", "enormous", 1e6, 40_000, true, null);
        both.row("company", "07", null, -1e6, null, null, null);
        sample.hasValidKeysAndValues(both);
        assertThat(sample.column("store", "company")).contains("new");
    }

    @Test
    void childrenFollowTheParentsThatAreGiven() {
        MadeUp own = tables();
        List<String> large = new ArrayList<>();
        List<String> small = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // Only the columns tell, and one kind comes first.
            (i < 50 ? large : small).add("k" + i);
            own.row("company", "k" + i, i < 50 ? "large" : "small", i < 50 ? 60.0 : 20.0, 10_000 + i, true, null);
        }
        Sampled sample = sample(given(own, "company"));
        isKept(sample, own, "company");
        childrenFollowTheKind(sample, large, small);
    }

    @Test
    void grandchildrenFollowTheChildrenThatAreGiven() {
        MadeUp own = tables();
        for (int i = 0; i < 30; i++) {
            own.row("company", "k" + i, "large", 60.0, 10_500, true, null);
        }
        for (int i = 0; i < 300; i++) {
            // In no order of their parents, and of all sizes within each.
            own.row("store", "s" + i, i % 7 == 0 ? null : "k" + i * 17 % 30, 60 + i * 11 % 90);
        }
        Sampled sample = sample(given(own, "company", "store"));
        isKept(sample, own, "company", "store");
        for (Map.Entry<String, List<Double>> family :
                families(sample, "sale", "store", "amount").entrySet()) {
            assertThat(own.texts("store")).anyMatch(store -> store[0].equals(family.getKey()));
        }
        Map<String, List<Double>> sales = families(sample, "sale", "store", "amount");
        List<Double> ofLarge = new ArrayList<>();
        List<Double> ofSmall = new ArrayList<>();
        int[] stores = new int[2];
        for (int i = 0; i < 300; i++) {
            boolean large = 60 + i * 11 % 90 >= 105;
            stores[large ? 1 : 0]++;
            (large ? ofLarge : ofSmall).addAll(sales.getOrDefault("s" + i, List.of()));
        }
        assertThat((double) ofLarge.size() / stores[1]).isGreaterThan(1.15 * ofSmall.size() / stores[0]);
        assertThat(mean(ofLarge)).isGreaterThan(mean(ofSmall) + 5);
    }

    @Test
    void childrenOfTheOriginalParentsCanBeOthers() {
        MadeUp own = tables();
        for (int i = 0; i < 200; i++) {
            own.row("store", "s" + i, "c" + i % 150, i < 100 ? 50.0 : 100.0);
        }
        Sampled sample = sample(s -> {
            s.given("company", source(data, "company"));
            return s.given("store", source(own, "store"));
        });
        isKept(sample, data, "company");
        isKept(sample, own, "store");
        Map<String, List<Double>> sales = families(sample, "sale", "store", "amount");
        List<Double> ofLarge = new ArrayList<>();
        List<Double> ofSmall = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            (i < 100 ? ofSmall : ofLarge).addAll(sales.getOrDefault("s" + i, List.of()));
        }
        assertThat(mean(ofLarge)).isGreaterThan(mean(ofSmall) + 10);
    }

    @Test
    void whatIsGivenOfOneChildTellsOfTheOthers() {
        MadeUp siblings = new MadeUp()
                .table("a", "id", "id:id")
                .table("b", "", "a:id", "x:real")
                .table("c", "", "a:id", "y:real")
                .key("b.a>a")
                .key("c.a>a");
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            double mean = random.nextGaussian();
            siblings.row("a", i);
            for (int k = 0; k < 6; k++) {
                siblings.row("b", i, mean + 0.3 * random.nextGaussian());
                siblings.row("c", i, 100 - 10 * mean + random.nextGaussian());
            }
        }
        Sampled sample = engine.sample(engine.fit(siblings), given(siblings, "a", "b"));
        isKept(sample, siblings, "a", "b");
        Map<String, List<Double>> x = families(sample, "b", "a", "x");
        Map<String, List<Double>> y = families(sample, "c", "a", "y");
        List<Double> high = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        x.forEach((id, values) -> (mean(values) > 0 ? high : low).add(mean(y.get(id))));
        assertThat(mean(high)).isLessThan(mean(low) - 10);
    }

    @Test
    void aTableWithTwoParentsCanBeGivenAndAllTablesCan() {
        MadeUp own = rows(tables(), 30, "x", 4);
        isKept(sample(given(own, "company", "client", "store", "sale")), own, "company", "client", "store", "sale");
        Sampled all = sample(given(own, TABLES.toArray(String[]::new)));
        isKept(all, own, TABLES.toArray(String[]::new));
    }

    @Test
    void givenTablesWithoutRowsLeaveNothingToReferTo() {
        Sampled sample = sample(given(tables(), "company"));
        assertThat(sample.size("company")).isZero();
        assertThat(sample.size("store")).isZero();
        assertThat(sample.size("client")).isEqualTo(data.size("client"));
    }

    @Test
    void theRootsOfAnEarlierSampleCanBeGiven() {
        Sampled before = sample(s -> s.seed(4).scale(0.5));
        MadeUp own = tables();
        for (String table : List.of("company", "client")) {
            for (String[] row : before.table(table)) {
                Object[] cells = new Object[row.length];
                for (int c = 0; c < cells.length; c++) {
                    String name = own.schema().table(table).columns().get(c).name();
                    cells[c] = row[c] == null
                            ? null
                            : switch (name) {
                                case "income" -> Double.valueOf(row[c]);
                                case "since" -> Long.parseLong(row[c]) / MadeUp.DAY;
                                case "listed", "age" -> Long.valueOf(row[c]);
                                default -> row[c];
                            };
                }
                own.row(table, cells);
            }
        }
        Sampled after =
                sample(s -> given(own, "company", "client").apply(s).seed(5).scale(0.5));
        isKept(after, own, "company", "client");
        after.isValid(data, 0.5);
        assertThat(after.table("company")).containsExactlyElementsOf(before.table("company"));
    }

    @Test
    void theBytesAreTheSameOnAnyNumberOfThreads() {
        MadeUp own = rows(tables(), 60, "x", 4);
        for (String[] tables :
                new String[][] {{"company"}, {"client", "company", "store"}, {"client", "company", "store", "sale"}}) {
            UnaryOperator<Sampling> settings =
                    s -> given(own, tables).apply(s).scale(3).seed(2);
            var bytes = engine.bytes(model, s -> settings.apply(s).threads(1));
            assertThat(engine.bytes(
                            engine.reloaded(model), s -> settings.apply(s).threads(4)))
                    .isEqualTo(bytes);
        }
        UnaryOperator<Sampling> where = s -> s.where("company", "kind", "large").scale(3);
        assertThat(engine.bytes(model, s -> where.apply(s).threads(4)))
                .isEqualTo(engine.bytes(model, s -> where.apply(s).threads(1)));
    }

    @Test
    void otherStrategiesAndRoadsTakeGivenTablesToo() {
        MadeUp own = rows(tables(), 40, "x", 9);
        Configuration parameters = Configuration.STANDARD.withExtension(Choice.of("copula-parameters"));
        Configuration contextual = Configuration.STANDARD.withSynthesizer(Choice.of("contextual"));
        for (Configuration configuration : List.of(parameters, contextual)) {
            model = engine.hma().fitting().configuration(configuration).fit(data.database());
            Sampled sample = sample(given(own, "company", "client", "store"));
            isKept(sample, own, "company", "client", "store");
            sample.hasValidKeysAndValues(rows(rows(tables(), 150, "c", 3), 40, "x", 9));
            Map<String, List<Double>> sales = families(sample, "sale", "store", "amount");
            double[] areas = sample.numbers("store", "area");
            List<Double> ofLarge = new ArrayList<>();
            List<Double> ofSmall = new ArrayList<>();
            for (int i = 0; i < areas.length; i++) {
                (areas[i] > 75 ? ofLarge : ofSmall)
                        .addAll(sales.getOrDefault(sample.column("store", "id").get(i), List.of()));
            }
            assertThat(mean(ofLarge)).isGreaterThan(mean(ofSmall) + 10);
        }
    }

    @Test
    void aSynthesizerThatKnowsNoConditionsIsToldWhereItWouldHaveTo() {
        model = engine.hma()
                .fitting()
                .configuration(Configuration.STANDARD.withTable(
                        "company",
                        new TableConfiguration(
                                Choice.of("leaning"), null, null, null, List.of(), Map.of(), false, Map.of())))
                .fit(data.database());
        fails(given(data, "company"), "table company", "synthesizer leaning", "gaussian-copula");
        fails(s -> s.where("company", "kind", "large"), "table company", "synthesizer leaning", "gaussian-copula");
        // Nothing is left to be drawn for its rows.
        isKept(sample(given(data, "company", "client", "store", "sale")), data, "company", "store", "sale");
    }

    @Test
    void referenceDataIsPartOfTheModelAndOfEverySample() {
        data.row("company", "last", null, null, null, null, "c0");
        Map<String, TableConfiguration> tables = new LinkedHashMap<>();
        for (String table : List.of("company", "store")) {
            tables.put(table, new TableConfiguration(null, null, null, null, List.of(), Map.of(), true, Map.of()));
        }
        Configuration standard = Configuration.STANDARD;
        Configuration configuration = new Configuration(
                standard.seed(),
                standard.orphans(),
                standard.synthesizer(),
                standard.extension(),
                standard.marginal(),
                standard.matcher(),
                tables);
        model = engine.hma().fitting().configuration(configuration).fit(data.database(3, 11, 0));
        HmaModel again = engine.reloaded(model);
        assertThat(engine.withoutTime(again)).isEqualTo(engine.withoutTime(model));
        assertThat(model.inspect().at("/tables/0/reference").asText()).contains("keep them as they are");
        Sampled sample = engine.sample(again, 3);
        isKept(sample, data, "company", "store");
        assertThat(sample.size("sale")).isEqualTo(3 * data.size("sale"));
        sample.hasValidKeysAndValues(data);

        MadeUp own = rows(tables(), 30, "x", 8);
        isKept(sample(given(own, "company", "store")), own, "company", "store");
        // The stores of the model have no company among these.
        fails(given(own, "company"), "table store", "refers to company 'c", "given");
        fails(s -> s.where("company", "kind", "large"), "table company", "reference data", "company.kind=large");
    }

    @Test
    void aModelWithoutReferenceDataHoldsNoRows() {
        assertThat(Json.read(engine.save(model)).has("reference")).isFalse();
    }

    @Test
    void aParentOfReferenceDataMustBeReferenceDataToo() {
        Configuration configuration = Configuration.STANDARD.withTable(
                "store", new TableConfiguration(null, null, null, null, List.of(), Map.of(), true, Map.of()));
        assertThatThrownBy(() ->
                        engine.hma().fitting().configuration(configuration).fit(data.database()))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContainingAll("table store", "company", "reference");
    }

    @Test
    void conditionsHoldForEveryRowAndChildrenFollow() {
        Sampled large = sample(s -> s.scale(2).where("company", "kind", "large").where("company", "listed", "true"));
        large.isValid(data, 2);
        assertThat(large.column("company", "kind")).containsOnly("large");
        assertThat(large.column("company", "listed")).containsOnly("1");
        Sampled small = sample(s -> s.scale(2).where("company", "kind", "small"));
        small.isValid(data, 2);
        assertThat(mean(values(large, "store", "area"))).isGreaterThan(mean(values(small, "store", "area")) + 20);
        assertThat(mean(values(large, "company", "income")))
                .isGreaterThan(mean(values(small, "company", "income")) + 20);
    }

    private static List<Double> values(Sampled sample, String table, String column) {
        List<Double> values = new ArrayList<>();
        for (double value : sample.numbers(table, column)) {
            if (!Double.isNaN(value)) {
                values.add(value);
            }
        }
        return values;
    }

    @Test
    void numbersDatesAndMissingValuesAreConditionsToo() {
        Sampled sample = sample(s -> s.where("company", "since", "1997-08-10")
                .where("client", "age", "33")
                .where("company", "income", ""));
        sample.isValid(data, 1);
        assertThat(sample.column("company", "since")).containsOnly(Long.toString(10_083 * MadeUp.DAY));
        assertThat(sample.column("client", "age")).containsOnly("33");
        assertThat(sample.column("company", "income")).containsOnlyNulls();
        double income = values(Sampled.of(data), "company", "income").get(3);
        assertThat(values(sample(s -> s.where("company", "income", "" + income)), "company", "income"))
                .hasSize(data.size("company"))
                .containsOnly(income);
    }

    @Test
    void conditionsThatCannotBeMetAreRefused() {
        fails(s -> s.where("company", "kind", "tiny"), "company.kind=tiny", "'tiny'", "large, small");
        fails(s -> s.where("company", "since", "1997-13-10"), "company.since", "1997-13-10");
        fails(s -> s.where("company", "since", "2015-01-01"), "cannot have", "1997-05-19 to", "nearest value is");
        fails(s -> s.where("company", "income", "1000"), "cannot have the value 1000", "nearest value is");
        fails(s -> s.where("company", "income", "much"), "'much' is not a number");
        fails(s -> s.where("company", "listed", "perhaps"), "'perhaps'", "true or false");
        fails(s -> s.where("client", "age", "33.5"), "'33.5' is not a whole number");
        fails(s -> s.where("client", "age", "7"), "cannot have the value 7", "from 20 to 79");
        fails(s -> s.where("client", "age", ""), "no value of the column is missing");
        fails(s -> s.where("client", "name", "Ann"), "generated, not modelled", "age");
        fails(s -> s.where("company", "id", "c1"), "generated, not modelled", "kind");
        fails(s -> s.where("company", "owner", "c1"), "generated, not modelled");
        fails(s -> s.where("store", "area", "50"), "table store", "parent", "company, client");
        fails(s -> s.where("company", "size", "50"), "size");
        fails(s -> s.where("firm", "kind", "large"), "'firm'", "company");
        fails(
                s -> s.where("company", "kind", "large").where("company", "kind", "small"),
                "company.kind=small",
                "another condition");
        fails(
                s -> given(data, "company").apply(s).where("company", "kind", "large"),
                "table company",
                "given",
                "company.kind=large");
    }

    @Test
    void conditionsLeaveNaturalKeysUniqueOrAreRefused() {
        MadeUp grid = new MadeUp().table("cell", "row+column", "row:int", "column:int", "x:real");
        for (int i = 0; i < 100; i++) {
            grid.row("cell", i / 10, i % 10, i * 0.5);
        }
        model = engine.fit(grid);
        Sampled sample = sample(s -> s.scale(0.1).where("cell", "row", "4"));
        assertThat(sample.column("cell", "row")).hasSize(10).containsOnly("4");
        assertThat(sample.column("cell", "column")).doesNotHaveDuplicates();
        fails(s -> s.scale(0.2).where("cell", "row", "4"), "table cell", "cell.row=4", "10 different", "20 rows");
    }

    @Test
    void tablesThatCannotBeGivenAreRefused() {
        fails(given(data, "store"), "table store", "its parent company is not", "Give company");
        MadeUp own = tables().row("company", "a", "large", 1.0, 10_000, true, "b");
        fails(given(own, "company"), "table company, column owner", "'b'", "not there", "given");
        MadeUp twice = tables().row("company", "a", "large", 1.0, 10_000, true, null)
                .row("company", "a", "small", 1.0, 10_000, true, null);
        fails(given(twice, "company"), "table company", "row 2 repeats", "'a'");
        fails(s -> s.given("firm", source(data, "company")), "'firm'", "company");
    }

    private void fails(UnaryOperator<Sampling> settings, String... words) {
        assertThatThrownBy(() -> engine.bytes(model, settings))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContainingAll(words);
    }
}
