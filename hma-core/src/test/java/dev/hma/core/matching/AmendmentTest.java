package dev.hma.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import dev.hma.core.Statistics;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AmendmentTest {
    private static final Draws DRAWS = Draws.of(4).at("wishes");
    private static final int ROWS = 5000;

    private static double[] normals(int lane) {
        return IntStream.range(0, ROWS).mapToDouble(i -> DRAWS.normal(i, lane)).toArray();
    }

    private static double[] mixed(double[] expected, double correlation) {
        return IntStream.range(0, ROWS)
                .mapToDouble(
                        i -> correlation * expected[i] + Math.sqrt(1 - correlation * correlation) * DRAWS.normal(i, 9))
                .toArray();
    }

    @Test
    void wishesComeToTheNearerEndOfTheRange() {
        double[] expected = normals(0);
        for (double before : new double[] {-0.5, 0, 0.3, 0.9}) {
            double[] wishes = mixed(expected, before);
            new Amendment(wishes, expected).correlate(0.6, 0.8);
            assertThat(Statistics.correlation(wishes, expected))
                    .as("from %s", before)
                    .isCloseTo(before < 0.6 ? 0.6 : 0.8, within(0.02));
        }
    }

    @Test
    void wishesThatCorrelateAsWantedStayAsTheyAre() {
        double[] expected = normals(0);
        double[] wishes = mixed(expected, 0.7);
        double[] before = wishes.clone();
        new Amendment(wishes, expected).correlate(0.6, 0.8);
        assertThat(wishes).containsExactly(before);
    }

    @Test
    void wishesAreDealtOutAnewAndMissingOnesStayMissing() {
        double[] expected = normals(0);
        double[] wishes = IntStream.range(0, ROWS)
                .mapToDouble(i -> i % 5 == 0 ? Double.NaN : Math.floor(3 * DRAWS.uniform(i, 2)))
                .toArray();
        double[] before = wishes.clone();
        new Amendment(wishes, expected).correlate(0.5, 0.5);
        for (int i = 0; i < ROWS; i++) {
            assertThat(Double.isNaN(wishes[i])).isEqualTo(i % 5 == 0);
        }
        assertThat(sorted(wishes)).containsExactly(sorted(before));
        assertThat(wishes).isNotEqualTo(before);
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values).sorted().toArray();
    }

    @Test
    void nothingIsAmendedWhereNothingIsExpectedOrWished() {
        double[] some = {3, 1, 2, 0};
        for (double[] expected : new double[][] {{1, 1, 1, 1}, {Double.NaN, 0, 1, 2}}) {
            double[] wishes = some.clone();
            new Amendment(wishes, expected).correlate(0.9, 0.9);
            assertThat(wishes).containsExactly(some);
        }
        double[] missing = {Double.NaN, Double.NaN};
        new Amendment(missing, new double[] {1, 2}).correlate(0.9, 0.9);
        assertThat(missing).containsOnly(Double.NaN);
        new Amendment(new double[0], new double[0]).correlate(0.9, 0.9);
    }
}
