package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.core.HmaModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Null foreign keys keep their number, and go with the columns of the row as they did. */
class NullKeysTest {
    private static final int ROWS = 4000;

    @TempDir
    Path home;

    private Engine engine;
    private final Random random = new Random(3);

    @BeforeEach
    void create() {
        engine = new Engine(home);
    }

    /** Orders of shops, some by a salesman; those without one are small, and mostly of the kind {@code online}. */
    private MadeUp orders(boolean shops) {
        MadeUp data = new MadeUp()
                .table("shop", "id", "id:id", "size:real")
                .table("salesman", "id", "id:id", "age:real")
                .table("order", "id", "id:id", "shop:id", "salesman:id", "kind:category", "amount:real");
        if (shops) {
            data.key("order.shop>shop");
        }
        data.key("order.salesman>salesman");
        double[] level = random.doubles(200, 0, 100).toArray();
        double[] skill = random.doubles(60, 0, 30).toArray();
        for (int i = 0; i < level.length; i++) {
            data.row("shop", "s" + i, level[i]);
        }
        for (int i = 0; i < skill.length; i++) {
            data.row("salesman", "m" + i, skill[i] + random.nextGaussian());
        }
        for (int i = 0; i < ROWS; i++) {
            boolean alone = random.nextInt(10) < 3;
            boolean online = random.nextInt(10) < (alone ? 9 : 1);
            int shop = random.nextInt(level.length);
            int salesman = random.nextInt(skill.length);
            double amount =
                    (alone ? 20 : 80 + skill[salesman]) + (shops ? level[shop] : 0) + 10 * random.nextGaussian();
            data.row("order", i, "s" + shop, alone ? null : "m" + salesman, online ? "online" : "desk", amount);
        }
        return data;
    }

    private static double mean(Sampled rows, String table, String key, String column, boolean absent) {
        List<String> keys = rows.column(table, key);
        double[] values = rows.numbers(table, column);
        return IntStream.range(0, values.length)
                .filter(i -> absent == (keys.get(i) == null))
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double share(Sampled rows, String key, boolean absent, Predicate<String> kind) {
        List<String> keys = rows.column("order", key);
        List<String> kinds = rows.column("order", "kind");
        return IntStream.range(0, kinds.size())
                .filter(i -> absent == (keys.get(i) == null))
                .mapToDouble(i -> kind.test(kinds.get(i)) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** Nearer to the original than to what does not depend on the key, by far. */
    private static void hasAmountsOf(Sampled drawn, Sampled real) {
        assertThat(drawn.nulls("order", "salesman")).isEqualTo(real.nulls("order", "salesman"));
        double low = mean(real, "order", "salesman", "amount", true);
        double high = mean(real, "order", "salesman", "amount", false);
        assertThat(mean(drawn, "order", "salesman", "amount", true)).isCloseTo(low, within(0.25 * (high - low)));
        assertThat(mean(drawn, "order", "salesman", "amount", false)).isCloseTo(high, within(0.25 * (high - low)));
    }

    @Test
    void ofAParentThatIsFoundForTheRowGoWithAllColumns() {
        MadeUp data = orders(true);
        HmaModel model = engine.fit(data);
        assertThat(Objects.requireNonNull(model.fitted().table("order").generating())
                        .foreignKey())
                .containsExactly("shop");
        Sampled real = Sampled.of(data);
        Sampled drawn = engine.sample(model, 1);
        hasAmountsOf(drawn, real);
        for (boolean absent : new boolean[] {true, false}) {
            assertThat(share(drawn, "salesman", absent, "online"::equals))
                    .as("online, absent " + absent)
                    .isCloseTo(share(real, "salesman", absent, "online"::equals), within(0.08));
        }
    }

    @Test
    void ofTheParentThatGeneratesTheRowGoWithColumnsInWhichFamiliesDiffer() {
        MadeUp data = orders(false);
        hasAmountsOf(engine.sample(engine.fit(data), 1), Sampled.of(data));
    }

    @Test
    void ofARowOfTheSameTableGoWithAllColumns() {
        MadeUp data =
                new MadeUp().table("place", "id", "id:id", "up:id", "area:real").key("place.up>place");
        for (int i = 0; i < 1000; i++) {
            boolean root = i < 100;
            data.row(
                    "place",
                    "p" + i,
                    root ? null : "p" + random.nextInt(Math.min(i, 400)),
                    (root ? 500 : 100) + 20 * random.nextGaussian());
        }
        Sampled real = Sampled.of(data);
        HmaModel model = engine.fit(data);
        Sampled drawn = engine.sample(model, 1);
        assertThat(drawn.nulls("place", "up")).isEqualTo(100);
        for (boolean absent : new boolean[] {true, false}) {
            assertThat(mean(drawn, "place", "up", "area", absent))
                    .as("area, absent " + absent)
                    .isCloseTo(mean(real, "place", "up", "area", absent), within(40.0));
        }
        assertThat(engine.bytes(engine.reloaded(model), s -> s.threads(3)))
                .isEqualTo(engine.bytes(model, s -> s.threads(1)));
    }

    @Test
    void oneRowWithoutAParentIsLikeAnyOther() {
        MadeUp data = new MadeUp()
                .table("a", "id", "id:id", "x:real")
                .table("b", "id", "id:id", "a:id", "y:real", "kind:category")
                .key("b.a>a");
        for (int i = 0; i < 30; i++) {
            data.row("a", i, random.nextGaussian());
        }
        for (int i = 0; i < 300; i++) {
            data.row("b", i, i == 7 ? null : i % 30, random.nextGaussian(), "k" + i % 3);
        }
        engine.sample(engine.fit(data), 1).isValid(data, 1);
        engine.sample(engine.fit(data), 3).isValid(data, 3);
    }
}
