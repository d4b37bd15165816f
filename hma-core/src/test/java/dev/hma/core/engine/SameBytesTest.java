package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.core.HmaModel;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same data give the same model and the same model the same sample, however the work is cut and spread. */
@Timeout(120)
class SameBytesTest {
    @TempDir
    Path home;

    private Engine engine;
    private MadeUp data;

    /** Every role of a foreign key, every kind of column, missing values, natural keys. */
    private static MadeUp data() {
        Random random = new Random(3);
        MadeUp data = new MadeUp()
                .table("region", "id", "id:id", "size:real", "kind:category", "head:id")
                .table("shop", "id", "id:int", "region:id", "opened:day", "rent:real", "parent:int")
                .table("client", "id", "id:id", "name:name", "vip:bool", "age:number")
                .table("sale", "", "shop:int", "client:id", "price:real", "pieces:int", "way:category", "when:second")
                .table("visit", "client+day", "client:id", "day:day", "minutes:int")
                .table("likes", "client+region", "client:id", "region:id", "stars:int")
                .key("region.head>client")
                .key("shop.region>region")
                .key("shop.parent>shop")
                .key("sale.shop>shop")
                .key("sale.client>client")
                .key("visit.client>client")
                .key("likes.client>client")
                .key("likes.region>region");
        for (int i = 0; i < 30; i++) {
            data.row("region", "r" + i, random.nextGaussian(), "k" + i % 4, i % 3 == 0 ? null : "c" + i);
        }
        for (int i = 0; i < 200; i++) {
            data.row(
                    "shop",
                    1000 + i,
                    "r" + random.nextInt(30),
                    15_000 + random.nextInt(900),
                    i % 7 == 0 ? null : random.nextInt(500) / 8.0,
                    i < 50 ? null : 1000 + random.nextInt(50));
        }
        for (int i = 0; i < 300; i++) {
            data.row("client", "c" + i, "Ann", i % 3 == 0, i % 5 == 0 ? null : 20 + random.nextInt(60));
            for (int d = 0; d < i % 4; d++) {
                data.row("visit", "c" + i, 16_000 + d, random.nextInt(60));
            }
            for (int r = 0; r < i % 3; r++) {
                data.row("likes", "c" + i, "r" + (i + r) % 30, random.nextInt(5));
            }
        }
        for (int i = 0; i < 3000; i++) {
            data.row(
                    "sale",
                    1000 + random.nextInt(200),
                    i % 9 == 0 ? null : "c" + random.nextInt(300),
                    random.nextInt(10_000) / 100.0,
                    random.nextInt(5),
                    i % 11 == 0 ? null : "w" + random.nextInt(6),
                    1_500_000_000L + random.nextInt(1_000_000));
        }
        return data;
    }

    @BeforeEach
    void create() {
        engine = new Engine(home);
        data = data();
    }

    @Test
    void theModelIsTheSameWhateverTheThreadsTheBatchesAndThePartitions() {
        String model = engine.fitted(data.database(), 1);
        for (int threads : new int[] {1, 2, 4}) {
            for (int batch : new int[] {1000, 7}) {
                for (int partitions : new int[] {1, 5}) {
                    assertThat(engine.fitted(data.database(partitions, batch, 0), threads))
                            .as("%d threads, batches of %d, %d partitions", threads, batch, partitions)
                            .isEqualTo(model);
                }
            }
        }
    }

    @Test
    void theModelIsTheSameWhateverTheOrderOfThePartitions() {
        String model = engine.fitted(data.database(), 1);
        for (int order = 1; order <= 4; order++) {
            assertThat(engine.fitted(data.database(6, 100, order), 2)).isEqualTo(model);
        }
    }

    @Test
    void theSampleIsTheSameWhateverTheThreads() {
        HmaModel model = engine.fit(data);
        for (double scale : new double[] {0.5, 4}) {
            var bytes = engine.bytes(model, s -> s.scale(scale).seed(11).threads(1));
            for (int threads : new int[] {2, 4}) {
                assertThat(engine.bytes(model, s -> s.scale(scale).seed(11).threads(threads)))
                        .as("%d threads", threads)
                        .isEqualTo(bytes);
            }
        }
    }

    @Test
    void theSampleOfAModelThatWasSavedAndLoadedIsTheSame() {
        HmaModel model = engine.fit(data);
        HmaModel again = engine.reloaded(model);
        assertThat(engine.save(again)).hasSameTextualContentAs(engine.save(model));
        assertThat(engine.bytes(again, s -> s.scale(2))).isEqualTo(engine.bytes(model, s -> s.scale(2)));
    }

    @Test
    void anotherSeedGivesAnotherSampleAndTheSameSeedTheSame() {
        HmaModel model = engine.fit(data);
        var first = engine.bytes(model, s -> s.seed(1));
        assertThat(engine.bytes(model, s -> s.seed(1))).isEqualTo(first);
        var second = engine.bytes(model, s -> s.seed(2));
        assertThat(second.get("sale.txt")).isNotEqualTo(first.get("sale.txt"));
    }

    @Test
    void theSampleIsValid() {
        HmaModel model = engine.fit(data);
        for (double scale : new double[] {0.1, 1, 3}) {
            engine.sample(model, scale).isValid(data, scale);
        }
    }
}
