package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.core.HmaModel;
import dev.hma.core.encode.CategoryEncoder;
import dev.hma.core.model.FittedColumn;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of a category have no order, and yet some go with more and others with less. */
class OrderOfCategoriesTest {
    private static final List<String> KINDS = List.of("loft", "hut", "house", "flat", "villa", "tent");
    private static final List<String> BY_PRICE = List.of("tent", "hut", "flat", "loft", "house", "villa");
    private static final int HOMES = 2000;

    @TempDir
    Path home;

    /** Homes whose kinds are frequent in one order and dear in another; villas have the most rooms, as rows of their own. */
    private static MadeUp homes() {
        MadeUp data = new MadeUp()
                .table("home", "id", "id:id", "kind:category", "stars:category", "price:real")
                .table("room", "", "home:id", "size:real")
                .key("room.home>home");
        Random random = new Random(2);
        for (int i = 0; i < HOMES; i++) {
            String kind = KINDS.get((int) (KINDS.size() * random.nextDouble() * random.nextDouble()));
            int dear = BY_PRICE.indexOf(kind);
            data.row("home", "h" + i, kind, Integer.toString(random.nextInt(4)), dear + random.nextGaussian());
            for (int k = 0; k < 2 * dear; k++) {
                data.row("room", "h" + i, 10 + random.nextGaussian());
            }
        }
        return data;
    }

    private static List<String> values(HmaModel model, String table, int column) {
        FittedColumn.Encoded fitted =
                (FittedColumn.Encoded) model.fitted().table(table).columns().get(column);
        return ((CategoryEncoder) fitted.encoder()).values();
    }

    @Test
    void valuesLieInTheOrderOfWhatTheyGoWith() {
        List<String> found = values(new Engine(home).fit(homes()), "home", 1);
        List<String> turned = found.get(0).equals("villa")
                ? IntStream.range(0, found.size())
                        .mapToObj(k -> found.get(found.size() - 1 - k))
                        .toList()
                : found;
        assertThat(turned).isEqualTo(BY_PRICE);
    }

    @Test
    void numbersKeepTheirOwnOrder() {
        assertThat(values(new Engine(home).fit(homes()), "home", 2)).containsExactly("0", "1", "2", "3");
    }

    @Test
    void pricesOfEveryKindAreAsTheyWere() {
        MadeUp data = homes();
        Engine engine = new Engine(home);
        Sampled real = Sampled.of(data);
        Sampled drawn = engine.sample(engine.fit(data), 1).isValid(data, 1);
        for (String kind : KINDS) {
            assertThat(price(drawn, kind)).as(kind).isCloseTo(price(real, kind), within(0.6));
            assertThat(Collections.frequency(drawn.column("home", "kind"), kind))
                    .as(kind)
                    .isCloseTo(Collections.frequency(real.column("home", "kind"), kind), within(3));
        }
    }

    private static double price(Sampled data, String kind) {
        List<String> kinds = data.column("home", "kind");
        double[] prices = data.numbers("home", "price");
        return IntStream.range(0, prices.length)
                .filter(i -> kinds.get(i).equals(kind))
                .mapToDouble(i -> prices[i])
                .average()
                .orElseThrow();
    }

    @Test
    void theModelIsTheSameHoweverRowsAreRead() {
        Engine engine = new Engine(home);
        String expected = engine.fitted(homes().database(), 1);
        assertThat(engine.fitted(homes().database(4, 57, 3), 2)).isEqualTo(expected);
    }
}
