package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.matching.ParentMatcher;
import dev.hma.api.plugin.Component;
import dev.hma.api.synthesis.TableSynthesizer;
import dev.hma.core.HmaModel;
import dev.hma.core.component.Choice;
import dev.hma.core.config.Configuration;
import dev.hma.core.config.TableConfiguration;
import dev.hma.core.model.FittedTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that ask the engine for what its own do not: context, rows, summaries of matched parents. */
@Timeout(120)
class OtherComponentsTest {
    @TempDir
    Path home;

    private final Spreading spreading = new Spreading();
    private Engine engine;
    private MadeUp data;

    @BeforeEach
    void create() {
        engine = new Engine(
                home,
                Component.of(TableSynthesizer.class, "leaning", "Given context.", Leaning.State.class, new Leaning()),
                Component.of(
                        TableSynthesizer.class, "remembering", "Of rows.", Remembering.State.class, new Remembering()),
                Component.of(
                        TableSynthesizer.class, "counting", "Of families.", Counting.State.class, new Counting(false)),
                Component.of(
                        TableSynthesizer.class, "counting-some", "Of rows.", Counting.State.class, new Counting(true)),
                Component.of(TableSynthesizer.class, "spreading", "In parallel.", Remembering.State.class, spreading),
                Component.of(ParentMatcher.class, "alike", "By rank.", Alike.State.class, new Alike()));
        Random random = new Random(8);
        data = new MadeUp()
                .table("shop", "id", "id:id", "x:real", "kind:category")
                .table("client", "id", "id:id", "wealth:real")
                .table("sale", "id", "id:id", "shop:id", "client:id", "price:real", "gift:bool")
                .table("line", "", "sale:id", "pieces:int", "note:category")
                .key("sale.shop>shop")
                .key("sale.client>client")
                .key("line.sale>sale");
        double[] x = new double[200];
        double[] wealth = new double[300];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian();
            data.row("shop", "s" + i, x[i], "k" + i % 3);
        }
        for (int i = 0; i < wealth.length; i++) {
            wealth[i] = random.nextGaussian();
            data.row("client", "c" + i, wealth[i]);
        }
        for (int i = 0; i < 3000; i++) {
            int shop = random.nextInt(x.length);
            int client = random.nextInt(wealth.length);
            double price = 0.7 * x[shop] + 0.6 * wealth[client] + 0.3 * random.nextGaussian();
            data.row(
                    "sale",
                    i,
                    i % 10 == 0 ? null : "s" + shop,
                    i % 8 == 0 ? null : "c" + client,
                    price,
                    i % 6 == 0 ? null : price > 0.5);
        }
        for (int i = 0; i < 4000; i++) {
            data.row("line", random.nextInt(3000), random.nextInt(5), "n" + random.nextInt(4));
        }
    }

    private static Configuration with(String table, String synthesizer) {
        return Configuration.STANDARD.withTable(
                table,
                new TableConfiguration(Choice.of(synthesizer), null, null, null, List.of(), Map.of(), false, Map.of()));
    }

    /** Fits, and sees to it that nothing about the model depends on how the work is spread. */
    private HmaModel fit(Configuration configuration) {
        HmaModel model =
                engine.hma().fitting().configuration(configuration).threads(1).fit(data.database());
        HmaModel spread =
                engine.hma().fitting().configuration(configuration).threads(4).fit(data.database(3, 71, 0));
        assertThat(engine.withoutTime(spread)).isEqualTo(engine.withoutTime(model));
        HmaModel again = engine.reloaded(model);
        assertThat(engine.withoutTime(again)).isEqualTo(engine.withoutTime(model));
        assertThat(engine.bytes(again, s -> s.threads(4))).isEqualTo(engine.bytes(model, s -> s.threads(1)));
        for (double scale : new double[] {0.1, 1, 3}) {
            engine.sample(model, scale).isValid(data, scale);
        }
        return model;
    }

    /** The correlation of a column with one of the parent that a foreign key names. */
    private static double correlation(Sampled sample, String column, String key, String parent, String parentColumn) {
        Map<String, Double> values = new HashMap<>();
        List<String> keys = sample.column(parent, "id");
        double[] of = sample.numbers(parent, parentColumn);
        for (int i = 0; i < of.length; i++) {
            values.put(keys.get(i), of[i]);
        }
        List<String> references = sample.column("sale", key);
        double[] x = sample.numbers("sale", column);
        double n = 0;
        double[] sums = new double[5];
        for (int i = 0; i < x.length; i++) {
            if (references.get(i) != null) {
                double y = values.get(references.get(i));
                n++;
                sums[0] += x[i];
                sums[1] += y;
                sums[2] += x[i] * x[i];
                sums[3] += y * y;
                sums[4] += x[i] * y;
            }
        }
        return (sums[4] - sums[0] * sums[1] / n)
                / Math.sqrt((sums[2] - sums[0] * sums[0] / n) * (sums[3] - sums[1] * sums[1] / n));
    }

    private static double withShop(Sampled sample) {
        return correlation(sample, "price", "shop", "shop", "x");
    }

    private static double withClient(Sampled sample) {
        return correlation(sample, "price", "client", "client", "wealth");
    }

    @Test
    void aSynthesizerThatTakesContextGetsTheParentsFeatures() {
        Configuration configuration = with("sale", "leaning");
        configuration = configuration.withTable(
                "sale",
                new TableConfiguration(
                        Choice.of("leaning"), null, null, null, List.of("shop"), Map.of(), false, Map.of()));
        HmaModel model = fit(configuration);
        assertThat(model.fitted().table("sale").road()).isEqualTo(FittedTable.Road.CONTEXT);
        assertThat(model.fitted().table("line").road()).isEqualTo(FittedTable.Road.RESIDUAL);
        Sampled sample = engine.sample(model, 1);
        assertThat(withShop(sample)).isBetween(withShop(Sampled.of(data)) - 0.08, withShop(Sampled.of(data)) + 0.08);
    }

    @Test
    void everyTableMayTakeContext() {
        HmaModel model = fit(Configuration.STANDARD.withSynthesizer(Choice.of("leaning")));
        assertThat(model.fitted().table("shop").road()).isEqualTo(FittedTable.Road.ROOT);
        assertThat(model.fitted().table("line").road()).isEqualTo(FittedTable.Road.CONTEXT);
    }

    @Test
    void aSynthesizerOfSequencesLearnsWholeFamilies() {
        long families =
                Sampled.of(data).column("line", "sale").stream().distinct().count();
        Counting.State all = (Counting.State)
                fit(with("line", "counting")).fitted().table("line").model().state();
        assertThat(all).isEqualTo(new Counting.State(families, 4000));
        Counting.State some = (Counting.State) fit(with("line", "counting-some"))
                .fitted()
                .table("line")
                .model()
                .state();
        assertThat(some.rows()).isBetween(990L, 1000L);
        assertThat(some.families()).isBetween(families / 5, families / 3);
    }

    @Test
    void aSynthesizerOfSequencesDrawsWholeFamilies() {
        HmaModel model = fit(with("line", "counting"));
        // More rows than a block holds.
        Sampled sample = engine.sample(engine.reloaded(model), 5);
        List<String> sales = sample.column("line", "sale");
        double[] pieces = sample.numbers("line", "pieces");
        assertThat(pieces).hasSize(20_000);
        for (int i = 0; i < pieces.length; i++) {
            boolean first = i == 0 || !sales.get(i).equals(sales.get(i - 1));
            assertThat(pieces[i]).as("row %d", i).isEqualTo(first ? 4 : 0);
        }
    }

    @Test
    void aSynthesizerThatAsksForRowsGetsAsManyAsItAsksFor() {
        HmaModel model = fit(with("sale", "remembering"));
        Remembering.State state =
                (Remembering.State) model.fitted().table("sale").model().state();
        assertThat(state.rows()).hasSize(Remembering.LIMIT);
        Remembering.State all = (Remembering.State)
                fit(with("shop", "remembering")).fitted().table("shop").model().state();
        assertThat(all.rows()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aSynthesizersParallelStreamsTakeNoMoreThreadsThanTheFit(int threads) {
        engine.hma()
                .fitting()
                .configuration(with("shop", "spreading"))
                .threads(threads)
                .fit(data.database());
        // With more than one a pool may replace a thread that waits.
        assertThat(spreading.threads()).hasSizeBetween(1, threads == 1 ? 1 : 64).allSatisfy(thread -> {
            assertThat(thread).isInstanceOf(ForkJoinWorkerThread.class);
            assertThat(((ForkJoinWorkerThread) thread).getPool()).isNotSameAs(ForkJoinPool.commonPool());
        });
        assertThat(spreading.parallelism()).isEqualTo(threads);
    }

    @Test
    void aMatcherWithSummariesBringsRowsAndParentsTogether() {
        Configuration configuration = Configuration.STANDARD
                .withMatcher(Choice.of("alike"))
                .withTable(
                        "sale",
                        new TableConfiguration(null, null, null, null, List.of("shop"), Map.of(), false, Map.of()));
        double real = withClient(Sampled.of(data));
        HmaModel matched = fit(configuration);
        HmaModel random = fit(configuration.withMatcher(Choice.of("random")));

        assertThat(withClient(engine.sample(random, 1))).isBetween(-0.1, 0.1);
        assertThat(withClient(engine.sample(matched, 1))).isBetween(real - 0.15, real + 0.15);
        assertThat(engine.sample(matched, 1).nulls("sale", "client")).isEqualTo(375);
    }

    @Test
    void theGeneratingParentIsTheOneThatExplainsMoreUnlessOneIsChosen() {
        HmaModel model = fit(Configuration.STANDARD);
        assertThat(model.fitted().table("sale").generating().foreignKey()).containsExactly("shop");
        HmaModel chosen = fit(Configuration.STANDARD.withTable(
                "sale", new TableConfiguration(null, null, null, null, List.of("client"), Map.of(), false, Map.of())));
        assertThat(chosen.fitted().table("sale").generating().foreignKey()).containsExactly("client");
    }

    @Test
    void whereNoneExplainsAnythingItIsTheOneWhoseRowsAreUnlikeEachOther() {
        MadeUp holders = new MadeUp()
                .table("client", "id", "id:id", "age:real")
                .table("account", "id", "id:id", "opened:real")
                .table("holder", "id", "id:id", "client:id", "account:id", "role:category")
                .key("holder.client>client")
                .key("holder.account>account");
        for (int i = 0; i < 300; i++) {
            int account = i * 2 / 3;
            // Every other account has two holders, of whom one is the owner.
            boolean second = i % 3 == 1;
            holders.row("client", i, i * 0.37 % 60);
            if (!second) {
                holders.row("account", account, i * 0.71 % 9);
            }
            holders.row("holder", i, i, account, second ? "user" : "owner");
        }
        HmaModel model = engine.fit(holders);
        assertThat(model.fitted().table("holder").generating().foreignKey()).containsExactly("account");
    }
}
