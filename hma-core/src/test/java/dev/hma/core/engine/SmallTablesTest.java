package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.core.HmaModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chance weighs most on few rows: their columns are to have the distributions of the original all the same. */
class SmallTablesTest {
    @TempDir
    Path home;

    private Engine engine;

    @BeforeEach
    void create() {
        engine = new Engine(home);
    }

    /** Forty shops in five towns, with a handful of sales each, some without a price. */
    private static MadeUp shops() {
        MadeUp data = new MadeUp()
                .table("shop", "id", "id:id", "size:real", "town:category")
                .table("sale", "id", "id:id", "shop:id", "kind:category", "price:real")
                .key("sale.shop>shop");
        Random random = new Random(5);
        int sale = 0;
        for (int i = 0; i < 40; i++) {
            data.row("shop", "s" + i, i % 5 + random.nextDouble(), "t" + i % 5);
            for (int k = 0; k < i % 7; k++) {
                boolean known = random.nextInt(4) > 0;
                data.row(
                        "sale",
                        "x" + sale++,
                        "s" + i,
                        "k" + (random.nextInt(3) == 0 ? i % 4 : random.nextInt(4)),
                        known ? 10 * (i % 3) + random.nextGaussian() : null);
            }
        }
        return data;
    }

    @Test
    void categoriesHaveTheirSharesToARow() {
        HmaModel model = engine.fit(shops());
        for (int seed = 0; seed < 8; seed++) {
            int own = seed;
            Sampled sample = engine.sample(model, s -> s.seed(own)).isValid(shops(), 1);
            List<String> towns = sample.column("shop", "town");
            for (int town = 0; town < 5; town++) {
                assertThat(Collections.frequency(towns, "t" + town))
                        .as("shops in t%d, seed %d", town, seed)
                        .isBetween(7, 9);
            }
        }
    }

    @Test
    void columnsOfChildrenFollowTheOriginal() {
        Sampled real = Sampled.of(shops());
        HmaModel model = engine.fit(shops());
        for (int seed = 0; seed < 8; seed++) {
            int own = seed;
            Sampled sample = engine.sample(model, s -> s.seed(own));
            double[] prices = real.numbers("sale", "price");
            double[] drawn = sample.numbers("sale", "price");
            assertThat(distance(prices, drawn)).as("prices, seed %d", seed).isLessThan(0.05);
            for (int kind = 0; kind < 4; kind++) {
                assertThat(Collections.frequency(sample.column("sale", "kind"), "k" + kind)
                                - Collections.frequency(real.column("sale", "kind"), "k" + kind))
                        .as("sales of kind k%d more than there were, seed %d", kind, seed)
                        .isBetween(-3, 3);
            }
        }
    }

    @Test
    void twiceAsManyRowsHaveTheSameShares() {
        Sampled sample = engine.sample(engine.fit(shops()), 2);
        for (int town = 0; town < 5; town++) {
            assertThat(Collections.frequency(sample.column("shop", "town"), "t" + town))
                    .isBetween(15, 17);
        }
    }

    /** The Kolmogorov-Smirnov distance. */
    private static double distance(double[] real, double[] drawn) {
        return Arrays.stream(real)
                .map(x -> Math.abs(upTo(real, x) - upTo(drawn, x)))
                .max()
                .orElseThrow();
    }

    private static double upTo(double[] values, double x) {
        return (double) IntStream.range(0, values.length)
                        .filter(i -> values[i] <= x)
                        .count()
                / values.length;
    }
}
