package dev.hma.trees;

import static dev.hma.trees.TestRows.DRAWS;
import static dev.hma.trees.TestRows.ROWS;
import static dev.hma.trees.TestRows.column;
import static dev.hma.trees.TestRows.drawn;
import static dev.hma.trees.TestRows.learn;
import static dev.hma.trees.TestRows.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.synthesis.Explanation;
import dev.hma.trees.TreesState.ProfileState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the children of a row are like, and which partner it has, is drawn at once. */
class ProfileTest {
    private static final Frame PARENT = new Frame(
            "t",
            List.of(
                    number("x"),
                    named("count(c.t)", "count(c.t)"),
                    named("c.t: mean(c.a)", "c.t"),
                    named("c.t: mean(c.b)", "c.t"),
                    named("c.t: spread(c.a)", "c.t")));

    private static Feature named(String name, String origin) {
        return new Feature(name, origin, 0, null, Attenuation.NONE, Gaussian.STANDARD);
    }

    /** Parents of 0 to 40 children; those of few have means that say little; b is the square of a, and no column shows it. */
    private static double[][] parents() {
        double[] x = column(ROWS, i -> DRAWS.uniform(i, 0));
        double[] count = column(ROWS, i -> DRAWS.index(i, 1, 41));
        double[] a = column(ROWS, i -> count[i] == 0 ? Double.NaN : DRAWS.normal(i, 2) * count[i] / 40 + 3 * x[i]);
        double[] b = column(ROWS, i -> count[i] == 0 ? Double.NaN : (a[i] - 3 * x[i]) * (a[i] - 3 * x[i]));
        double[] spread = column(ROWS, i -> count[i] < 2 ? Double.NaN : a[i] - b[i]);
        return new double[][] {x, count, a, b, spread};
    }

    @Test
    void sumsOfTheSameChildrenGoTogetherAsInTheData() {
        double[][] rows = drawn(learn(PARENT, parents()), PARENT, ROWS, new int[0]);
        double off = 0;
        double squares = 0;
        int n = 0;
        for (int i = 0; i < ROWS; i++) {
            if (rows[1][i] >= 2) {
                off += Math.abs(rows[2][i] - rows[3][i] - rows[4][i]);
                squares += Math.abs(rows[3][i]);
                n++;
            }
        }
        assertThat(off / n).isLessThan(0.05 * squares / n);
    }

    @Test
    void sumsFollowTheParentsColumnsAndTheNumberOfChildren() {
        double[][] real = parents();
        double[][] rows = drawn(learn(PARENT, real), PARENT, ROWS, new int[0]);
        for (int part = 0; part < 4; part++) {
            double from = part / 4.0;
            assertThat(mean(rows, 0, from, from + 0.25, 2))
                    .isCloseTo(mean(real, 0, from, from + 0.25, 2), within(0.15));
            double few = 1 + 10 * part;
            assertThat(mean(rows, 1, few, few + 10, 3)).isCloseTo(mean(real, 1, few, few + 10, 3), within(0.12));
        }
    }

    private static double mean(double[][] rows, int by, double from, double to, int of) {
        return IntStream.range(0, ROWS)
                .filter(i -> rows[by][i] >= from && rows[by][i] < to && rows[1][i] > 0)
                .mapToDouble(i -> rows[of][i])
                .average()
                .orElseThrow();
    }

    @Test
    void sumsThatNothingTellsOfAreDrawnAsTheyAre() {
        int codes = 300;
        Frame frame = new Frame("t", List.of(TestRows.category("wide", codes), named("c.t: mean(c.a)", "c.t")));
        double[][] real = {column(ROWS, i -> DRAWS.index(i, 5, codes)), column(ROWS, i -> DRAWS.normal(i, 6))};
        double[][] rows = drawn(learn(frame, real), frame, ROWS, new int[0]);
        assertThat(Arrays.stream(rows[1]).average().orElseThrow())
                .isCloseTo(Arrays.stream(real[1]).average().orElseThrow(), within(0.1));
    }

    @Test
    void noRowsOwnSumsAreKept() {
        double[][] real = parents();
        TreesState state = (TreesState) learn(PARENT, real).state();
        assertThat(state.columns()).hasSize(2);
        ProfileState profile = state.profiles().get(0);
        double[] sums = IntStream.range(0, ROWS)
                .filter(i -> real[1][i] >= 2)
                .mapToDouble(i -> Math.rint(real[2][i] * 1000) + 1e6 * Math.rint(real[3][i] * 1000))
                .sorted()
                .toArray();
        double[] kept = IntStream.range(0, profile.values()[0].length)
                .mapToDouble(
                        j -> Math.rint(profile.values()[0][j] * 1000) + 1e6 * Math.rint(profile.values()[1][j] * 1000))
                .toArray();
        long same = Arrays.stream(kept)
                .filter(k -> Arrays.binarySearch(sums, k) >= 0)
                .count();
        assertThat(same).isLessThan(kept.length / 20);
    }

    @Test
    void aParentWithoutChildrenHasSumsLikeOthersThatNothingDependsOn() {
        double[][] rows = drawn(learn(PARENT, parents()), PARENT, ROWS, new int[0]);
        for (int f = 0; f < 5; f++) {
            assertThat(rows[f]).doesNotContain(Double.NaN);
        }
    }

    @Test
    void theParentOfMostChildrenHasSumsLikeTheirs() {
        Frame frame = new Frame("t", List.of(named("count(c.t)", "count(c.t)"), named("c.t: mean(c.a)", "c.t")));
        int most = 77;
        double[][] real = {
            column(ROWS, i -> i == most ? 20_000 : 1 + DRAWS.index(i, 3, 30)),
            column(ROWS, i -> i == most ? 9 : DRAWS.normal(i, 4))
        };
        double[][] rows = drawn(learn(frame, real), frame, ROWS, new int[0], new double[][] {real[0]});
        assertThat(rows[1][most]).isCloseTo(9, within(1.0));
        assertThat(Arrays.stream(rows[1]).filter(mean -> mean > 6).count()).isEqualTo(1);
    }

    @Test
    void aProfileWithoutItsNumberOfChildrenIsRefused() {
        ProfileState profile =
                ((TreesState) learn(PARENT, parents()).state()).profiles().get(0);
        for (int[] children : new int[][] {{}, new int[profile.children().length]}) {
            assertThatThrownBy(() -> new ProfileState(
                            profile.features(),
                            profile.count(),
                            children,
                            profile.tree(),
                            profile.values(),
                            profile.missing()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPartnerIsOneThatThereIs() {
        Frame frame = new Frame(
                "t",
                List.of(
                        number("x"),
                        named("t.p: parent[0]", "t.p"),
                        named("t.p: parent[1]", "t.p"),
                        named("t.p: parent[2]", "t.p")));
        double[] partner = column(ROWS, i -> DRAWS.index(i, 0, 6));
        double[] x = column(ROWS, i -> partner[i] + 0.7 * DRAWS.normal(i, 1));
        double[][] places = IntStream.range(0, 3)
                .mapToObj(d -> column(ROWS, i -> DRAWS.index((long) partner[i], 10 + d, 1000) / 100.0))
                .toArray(double[][]::new);
        double[][] rows = drawn(learn(frame, x, places[0], places[1], places[2]), frame, ROWS, new int[0]);
        List<List<Double>> real = IntStream.range(0, ROWS)
                .mapToObj(i -> List.of(places[0][i], places[1][i], places[2][i]))
                .distinct()
                .toList();
        for (int i = 0; i < ROWS; i++) {
            assertThat(real).contains(List.of(rows[1][i], rows[2][i], rows[3][i]));
        }
    }

    @Test
    void whatAProfileLeansOnIsTold() {
        List<Explanation> told = learn(PARENT, parents()).explain();
        assertThat(told)
                .extracting(Explanation::feature)
                .endsWith("c.t: mean(c.a)", "c.t: mean(c.b)", "c.t: spread(c.a)");
        Explanation mean = told.get(2);
        assertThat(mean.influences().get(0).feature()).isEqualTo("t.x");
        assertThat(mean.told()).isBetween(0.4, 0.95);
    }
}
