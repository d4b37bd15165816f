package dev.hma.core.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.random.Draws;
import dev.hma.core.marginal.EmpiricalFamily;
import dev.hma.testkit.LearningRunner;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeOrdersTest {
    private static final Draws DRAWS = Draws.of(3).at("codes");
    private static final int ROWS = 4000;
    /** Of seven codes, the frequent ones first, where each lies. */
    private static final double[] PLACES = {0.2, -1, 1, -0.4, 0.6, -1.6, 1.6};

    private static final Integer[] ALONG = {5, 1, 3, 0, 4, 2, 6};

    private static Feature category(int levels) {
        long[] rows = new long[levels];
        Arrays.fill(rows, 1);
        return new Feature(
                "t.c", "t.c", levels, null, Attenuation.NONE, new EmpiricalFamily().fit(ValueCounts.ofCodes(rows, 0)));
    }

    private static Feature number(String name) {
        return new Feature(name, name, 0, null, Attenuation.NONE, Gaussian.STANDARD);
    }

    /** Frequent codes first: of seven, code 0 has more than a third of the rows. */
    private static int code(int row) {
        return (int) Math.min(6, 7 * Math.pow(DRAWS.uniform(row, 0), 2));
    }

    private static double[] codes() {
        return IntStream.range(0, ROWS).mapToDouble(CodeOrdersTest::code).toArray();
    }

    private static int[] order(int told, List<Feature> others, double[]... columns) {
        return learn(LearningRunner.PLAIN, told, others, columns);
    }

    private static int[] learn(LearningRunner runner, int told, List<Feature> others, double[]... columns) {
        FeatureBatch rows = new FeatureBatch(0, columns[0].length, columns);
        return runner.run(CodeOrders.of("t", List.of(new CodeOrders.Category(category(7), told)), others), rows)
                .get(0);
    }

    private static double[] along(double noise) {
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> PLACES[code(i)] + noise * DRAWS.normal(i, 1))
                .toArray();
    }

    @Test
    void codesLieInTheOrderOfWhatTheyGoWith() {
        int[] order = order(7, List.of(number("x")), codes(), along(1));
        assertThat(order).satisfiesAnyOf(CodeOrdersTest::isAlong, CodeOrdersTest::isAgainst);
        // The most frequent code lies in the lower half.
        assertThat(IntStream.range(0, 7).filter(k -> order[k] == 0).findFirst().orElseThrow())
                .isLessThanOrEqualTo(3);
    }

    private static void isAlong(int[] order) {
        assertThat(order).containsExactly(ALONG);
    }

    private static void isAgainst(int[] order) {
        assertThat(IntStream.range(0, 7).map(k -> order[6 - k]).toArray()).containsExactly(ALONG);
    }

    @Test
    void whatDiffersMostBetweenCodesDecides() {
        double[] noise =
                IntStream.range(0, ROWS).mapToDouble(i -> DRAWS.normal(i, 2)).toArray();
        double[] less = IntStream.range(0, ROWS)
                .mapToDouble(i -> (code(i) % 2 == 0 ? 0.2 : -0.2) + DRAWS.normal(i, 3))
                .toArray();
        int[] order = order(7, List.of(number("noise"), number("x"), number("less")), codes(), noise, along(0.5), less);
        assertThat(order).satisfiesAnyOf(CodeOrdersTest::isAlong, CodeOrdersTest::isAgainst);
    }

    @Test
    void codesThatGoWithNothingStayAsTheyWere() {
        double[] noise =
                IntStream.range(0, ROWS).mapToDouble(i -> DRAWS.normal(i, 2)).toArray();
        assertThat(order(7, List.of(number("noise")), codes(), noise)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(order(7, List.of(), codes())).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void codesOfFewRowsKeepTogetherInTheMiddle() {
        int[] order = order(4, List.of(number("x")), codes(), along(0.5));
        int first = IntStream.range(0, 7).filter(k -> order[k] == 4).findFirst().orElseThrow();
        assertThat(Arrays.copyOfRange(order, first, first + 3)).containsExactly(4, 5, 6);
        assertThat(first).isBetween(1, 3);
    }

    @Test
    void missingValuesSayNothing() {
        double[] codes = codes();
        double[] x = along(0.5);
        for (int i = 0; i < ROWS; i += 3) {
            codes[i] = i % 2 == 0 ? Double.NaN : codes[i];
            x[i] = i % 2 == 0 ? x[i] : Double.NaN;
        }
        assertThat(order(7, List.of(number("x")), codes, x))
                .satisfiesAnyOf(CodeOrdersTest::isAlong, CodeOrdersTest::isAgainst);
    }

    @Test
    void tooFewRowsSayNothing() {
        for (int n : new int[] {0, 1, 7}) {
            double[] codes = IntStream.range(0, n).mapToDouble(i -> i).toArray();
            double[] x = IntStream.range(0, n).mapToDouble(i -> -i).toArray();
            double[] constant = new double[n];
            assertThat(order(7, List.of(number("x"), number("constant")), codes, x, constant))
                    .as("%d rows", n)
                    .containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void theOrderIsTheSameHoweverRowsAreRead() {
        int[] expected = order(5, List.of(number("x")), codes(), along(1));
        for (LearningRunner runner : LearningRunner.variants()) {
            assertThat(learn(runner, 5, List.of(number("x")), codes(), along(1)))
                    .as("read by %s", runner)
                    .containsExactly(expected);
        }
    }
}
