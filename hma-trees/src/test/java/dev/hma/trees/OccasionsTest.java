package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.ROWS;
import static dev.hma.trees.TestRows.column;
import static dev.hma.trees.TestRows.drawn;
import static dev.hma.trees.TestRows.families;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.number;
import static dev.hma.trees.TestRows.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.feature.Frame;
import dev.hma.trees.TreesState.OccasionsState;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OccasionsTest {
    private static final int SIZE = 40;

    @Test
    void familiesMeetOnTheDaysOnWhichTheyDid() {
        // Rounds at irregular intervals; a family takes part in one after the other, but for some.
        Frame frame = new Frame("t", List.of(number("day")));
        double[] rounds = new double[400];
        for (int r = 1; r < rounds.length; r++) {
            rounds[r] = rounds[r - 1] + 5 + DRAWS.index(r, 0, 30);
        }
        double[] day = new double[ROWS];
        int round = 0;
        for (int i = 0; i < ROWS; i++) {
            round = i % SIZE == 0 ? DRAWS.index(i, 1, 100) : round + 1 + DRAWS.index(i, 2, 5);
            day[i] = rounds[round];
        }
        int[] families = families(ROWS, SIZE);
        double[][] rows = drawn(learn(TreesParameters.DEFAULTS, frame, families, day), frame, ROWS, families);
        assertThat(share(rows, i -> isOneOf(rounds, rows[0][i])))
                .as("share of the rows on a round's day")
                .isGreaterThan(0.8);
        assertThat(share(rows, i -> i % SIZE > 0 && rows[0][i] < rows[0][i - 1]))
                .as("rows that go back")
                .isZero();
    }

    private static boolean isOneOf(double[] rounds, double day) {
        for (double round : rounds) {
            if (round == day) {
                return true;
            }
        }
        return false;
    }

    @Test
    void daysThatAreCrowdedByChanceAreNone() {
        double[] day = column(ROWS, i -> DRAWS.index(i, 0, 2000));
        assertThat(Occasions.find(Distinct.of(day, ROWS), 3)).isNull();
    }

    @Test
    void numbersThatAreNotWholeHaveNone() {
        double[] day = column(ROWS, i -> DRAWS.index(i, 0, 20) + 0.5);
        assertThat(Occasions.find(Distinct.of(day, ROWS), 3)).isNull();
        assertThat(Occasions.find(Distinct.of(new double[] {Double.NaN}, 1), 3)).isNull();
        assertThat(Occasions.find(Distinct.of(new double[] {0, 1e15}, 2), 3)).isNull();
    }

    @Test
    void daysOfFewerRowsThanAskedForCountAlike() {
        // A hundred rows on every tenth day, and one on some of the others.
        double[] day = column(ROWS, i -> i < 3900 ? 10 * (i / 100) : 1 + 10 * (i % 38) + i % 3);
        OccasionsState state = Objects.requireNonNull(Occasions.find(Distinct.of(day, ROWS), 50));
        assertThat(state.rows()).containsOnly(100);
        assertThat(Arrays.stream(state.values())).allMatch(value -> value % 10 == 0);
        Occasions occasions = new Occasions(state);
        assertThat(occasions.between(101, 101)).isCloseTo(occasions.between(103, 103), within(1e-9));
        assertThat(occasions.between(100, 100)).isGreaterThan(5 * occasions.between(101, 101));
    }

    @Test
    void aPlaceIsFoundInProportionToWhatIsThere() {
        OccasionsState state = new OccasionsState(0, 400, column(40, k -> 10.0 * k), ints(40, 50), 0.5, 4);
        Occasions occasions = new Occasions(state);
        int onDays = 0;
        for (int k = 0; k < 1000; k++) {
            double found = occasions.find(101, 119, (k + 0.5) / 1000);
            assertThat(found).isBetween(101.0, 119.0);
            onDays += found == 110 ? 1 : 0;
        }
        assertThat(onDays / 1000.0).isCloseTo(occasions.between(110, 110) / occasions.between(101, 119), within(0.002));
        assertThat(occasions.between(1000, 1009)).as("beyond all that is known").isEqualTo(10);
        assertThat(occasions.find(1000, 1009, 0.35)).isEqualTo(1003);
    }

    private static int[] ints(int n, int value) {
        int[] ints = new int[n];
        Arrays.fill(ints, value);
        return ints;
    }

    @Test
    void occasionsThatAreDamagedAreRefused() {
        assertThatThrownBy(() -> new OccasionsState(0, 10, new double[] {3}, new int[0], 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OccasionsState(0, 10, new double[] {10}, new int[] {3}, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OccasionsState(0, 10, new double[] {3}, new int[] {3}, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
