package dev.hma.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.core.Statistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Most rows belong to few large families, and these are not as far apart as the many small ones. */
class UnevenFamiliesTest {
    private static final int PARENTS = 400;

    @TempDir
    Path home;

    /** Airports of 2 to 400 flights: those of few flights lie far off, each at its place, and serve one kind of plane. */
    private static MadeUp flights() {
        MadeUp data = new MadeUp()
                .table("airport", "id", "id:id")
                .table("flight", "", "airport:id", "distance:real", "plane:category")
                .key("flight.airport>airport");
        Random random = new Random(6);
        for (int p = 0; p < PARENTS; p++) {
            int size = (int) Math.round(2 * Math.exp(5.3 * Math.pow(random.nextDouble(), 2)));
            double apart = 4 / Math.sqrt(size);
            double mean = 0.4 * random.nextGaussian() - 0.8 * Math.log(size);
            double often = 1 / (1 + Math.exp(-3 * apart * random.nextGaussian()));
            data.row("airport", "a" + p);
            for (int i = 0; i < size; i++) {
                data.row(
                        "flight",
                        "a" + p,
                        mean + random.nextGaussian(),
                        random.nextDouble() < often ? "jet" : random.nextBoolean() ? "prop" : "glider");
            }
        }
        return data;
    }

    @Test
    void rowsOfOneParentAreAsMuchAlikeAsTheyWere() {
        MadeUp data = flights();
        Engine engine = new Engine(home);
        Sampled real = Sampled.of(data);
        var model = engine.fit(data);
        for (int seed = 0; seed < 3; seed++) {
            int own = seed;
            Sampled drawn = engine.sample(model, s -> s.seed(own)).isValid(data, 1);
            assertThat(ofDistances(drawn)).as("distances, seed %d", seed).isCloseTo(ofDistances(real), within(0.05));
            for (String plane : List.of("jet", "prop")) {
                assertThat(ofPlanes(drawn, plane))
                        .as("%s, seed %d", plane, seed)
                        .isCloseTo(ofPlanes(real, plane), within(0.04));
            }
        }
    }

    private static double ofDistances(Sampled data) {
        return Statistics.intraclass(data.numbers("flight", "distance"), data.column("flight", "airport"));
    }

    private static double ofPlanes(Sampled data, String plane) {
        double[] indicator = data.column("flight", "plane").stream()
                .mapToDouble(p -> p.equals(plane) ? 1 : 0)
                .toArray();
        return Statistics.intraclass(indicator, data.column("flight", "airport"));
    }
}
