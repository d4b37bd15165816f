package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.core.HmaModel;
import dev.hma.core.Statistics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Races: a result depends on its driver, a hidden effect, and on its circuit, which has a column that tells of it. */
class TwoParentsTest {
    private static final List<String> COLUMNS = List.of("time", "stops");

    @TempDir
    Path home;

    private static MadeUp races(long seed) {
        Random random = new Random(seed);
        MadeUp data = new MadeUp()
                .table("driver", "id", "id:id", "age:int")
                .table("circuit", "id", "id:id", "length:real")
                .table("result", "id", "id:id", "driver:id", "circuit:id", "time:real", "stops:int")
                .key("result.driver>driver")
                .key("result.circuit>circuit");
        double[] skill = random.doubles(300).map(u -> random.nextGaussian()).toArray();
        double[] speed = random.doubles(80).map(u -> random.nextGaussian()).toArray();
        for (int i = 0; i < skill.length; i++) {
            data.row("driver", "d" + i, 20 + random.nextInt(20));
        }
        for (int i = 0; i < speed.length; i++) {
            data.row("circuit", "c" + i, speed[i] + 0.3 * random.nextGaussian());
        }
        for (int i = 0; i < 6000; i++) {
            int driver = random.nextInt(skill.length);
            int circuit = random.nextInt(speed.length);
            double time = 0.6 * skill[driver] + 0.6 * speed[circuit] + 0.53 * random.nextGaussian();
            double stops = 0.4 * skill[driver] - 0.6 * speed[circuit] + 0.69 * random.nextGaussian();
            data.row("result", i, "d" + driver, "c" + circuit, time, (long) Math.floor(2 + stops));
        }
        return data;
    }

    @Test
    void rowsResembleEachOtherUnderEitherParentAsMuchAsTheyDid() {
        Engine engine = new Engine(home);
        MadeUp data = races(1);
        Sampled real = Sampled.of(data);
        HmaModel model = engine.fit(data);
        Sampled drawn = engine.sample(model, 1);
        drawn.isValid(data, 1);
        for (String column : COLUMNS) {
            for (String key : List.of("driver", "circuit")) {
                assertThat(intraclass(drawn, column, key))
                        .as("%s under %s", column, key)
                        .isCloseTo(intraclass(real, column, key), within(0.08));
            }
            assertThat(withLength(drawn, column)).as(column).isCloseTo(withLength(real, column), within(0.12));
        }
    }

    /** Orders of one article each, nearly; whoever buys dear articles buys dear ones again. */
    private static MadeUp orders() {
        Random random = new Random(4);
        MadeUp data = new MadeUp()
                .table("article", "id", "id:id", "cost:real")
                .table("buyer", "id", "id:id")
                .table("line", "", "article:id", "buyer:id", "price:real")
                .key("line.article>article")
                .key("line.buyer>buyer");
        for (int buyer = 0; buyer < 300; buyer++) {
            data.row("buyer", "b" + buyer);
        }
        for (int article = 0; article < 2000; article++) {
            int level = random.nextInt(300);
            double price = 5 * (level / 60) + random.nextInt(3);
            data.row("article", "a" + article, price + random.nextGaussian());
            for (int i = 0; i < (article % 10 == 0 ? 2 : 1); i++) {
                data.row("line", "a" + article, "b" + (i == 0 ? level : random.nextInt(300)), price);
            }
        }
        return data;
    }

    @Test
    void whatFollowsFromTheGeneratingParentGoesWithTheOtherParent() {
        Engine engine = new Engine(home);
        MadeUp data = orders();
        Sampled drawn = engine.sample(engine.fit(data), 1).isValid(data, 1);
        assertThat(intraclass(drawn, "line", "price", "buyer"))
                .isCloseTo(intraclass(Sampled.of(data), "line", "price", "buyer"), within(0.2));
    }

    private static double intraclass(Sampled data, String column, String key) {
        return intraclass(data, "result", column, key);
    }

    private static double intraclass(Sampled data, String table, String column, String key) {
        return Statistics.intraclass(data.numbers(table, column), data.column(table, key));
    }

    /** The correlation of a result's column with the length of its circuit. */
    private static double withLength(Sampled data, String column) {
        Map<String, Double> lengths = new HashMap<>();
        List<String> keys = data.column("circuit", "id");
        double[] length = data.numbers("circuit", "length");
        for (int i = 0; i < length.length; i++) {
            lengths.put(keys.get(i), length[i]);
        }
        double[] x = data.numbers("result", column);
        double[] y = data.column("result", "circuit").stream()
                .mapToDouble(lengths::get)
                .toArray();
        return Statistics.correlation(x, y);
    }
}
