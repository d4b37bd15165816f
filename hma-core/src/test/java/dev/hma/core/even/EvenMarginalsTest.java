package dev.hma.core.even;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.random.Draws;
import dev.hma.core.marginal.EmpiricalFamily;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvenMarginalsTest {
    private static final Draws DRAWS = Draws.of(7);
    private static final int ROWS = 60;

    private static Feature feature(String name, int levels, @Nullable String guard, Marginal marginal) {
        return new Feature(name, name, levels, guard, Attenuation.NONE, marginal);
    }

    private static Marginal codes(long... counts) {
        return new EmpiricalFamily().fit(ValueCounts.ofCodes(counts, 0));
    }

    private static double[] normals(int lane) {
        return IntStream.range(0, ROWS).mapToDouble(i -> DRAWS.normal(i, lane)).toArray();
    }

    private static int[] ranks(double[] column) {
        return IntStream.range(0, column.length)
                .map(i -> (int) Arrays.stream(column).filter(x -> x < column[i]).count())
                .toArray();
    }

    private static long count(double[] column, double value) {
        return Arrays.stream(column).filter(x -> x == value).count();
    }

    private static void latents(List<Feature> features, double[]... columns) {
        new EvenMarginals(features, new FeatureBatch(0, columns[0].length, columns), DRAWS.at("even")).ofLatents();
    }

    private static void families(List<Feature> features, int[] families, double[]... columns) {
        FeatureBatch rows = new FeatureBatch(0, columns[0].length, columns, families);
        new EvenMarginals(features, rows, DRAWS.at("even")).ofFamilies();
    }

    @Test
    void ofAsManyRowsOneLiesInEachIntervalAndTheOrderStays() {
        double[] x = normals(0);
        int[] before = ranks(x);
        latents(List.of(feature("x", 0, null, new Gaussian(50, 5))), x);
        assertThat(ranks(x)).isEqualTo(before);
        assertThat(Arrays.stream(x)
                        .sorted()
                        .map(value -> Math.floor(ROWS * Normal.cdf((value - 50) / 5)))
                        .toArray())
                .isEqualTo(IntStream.range(0, ROWS).asDoubleStream().toArray());
    }

    @Test
    void codesHaveTheirShares() {
        double[] x = normals(1);
        latents(List.of(feature("x", 3, null, codes(30, 20, 10))), x);
        assertThat(count(x, 0)).isEqualTo(30);
        assertThat(count(x, 1)).isEqualTo(20);
        assertThat(count(x, 2)).isEqualTo(10);
    }

    @Test
    void whatIsPresentFollowsTheMarginalWhateverItGoesWith() {
        double[] missing = normals(2);
        // Missing where it would be small.
        double[] x = Arrays.stream(missing).map(z -> -z).toArray();
        latents(List.of(feature("x", 0, "x?", Gaussian.STANDARD), feature("x?", 2, null, codes(2, 1))), x, missing);
        double[] present = IntStream.range(0, ROWS)
                .filter(i -> missing[i] == 0)
                .mapToDouble(i -> x[i])
                .toArray();
        assertThat(present).hasSize(40);
        assertThat(Arrays.stream(present)
                        .sorted()
                        .map(z -> Math.floor(40 * Normal.cdf(z)))
                        .toArray())
                .isEqualTo(IntStream.range(0, 40).asDoubleStream().toArray());
    }

    @Test
    void numbersOfFamiliesKeepTheirOrder() {
        double[] x = Arrays.stream(normals(3)).map(z -> 3 + 0.1 * z).toArray();
        int[] before = ranks(x);
        families(
                List.of(feature("x", 0, null, Gaussian.STANDARD)),
                IntStream.range(0, ROWS).map(i -> i / 6).toArray(),
                x);
        assertThat(ranks(x)).isEqualTo(before);
        assertThat(Arrays.stream(x).average().orElseThrow()).isCloseTo(0, within(0.05));
    }

    @Test
    void codesOfFamiliesMoveWhereOnlyChanceHasPutThem() {
        // Ten families of six: five are all of code 0, and the others' rows are each of a code of their own but for
        // one.
        double[] x = IntStream.range(0, ROWS)
                .mapToDouble(i -> i < 30 ? 0 : i % 6 == 0 ? 0 : 1 + i % 6)
                .toArray();
        double[] before = x.clone();
        families(
                List.of(feature("x", 7, null, codes(30, 5, 5, 5, 5, 5, 5))),
                IntStream.range(0, ROWS).map(i -> i / 6).toArray(),
                x);
        for (int code = 0; code < 7; code++) {
            assertThat(count(x, code)).as("rows of code %d", code).isEqualTo(code == 0 ? 30 : 5);
        }
        assertThat(Arrays.copyOf(x, 30)).as("families that are all of one code").containsOnly(0);
        assertThat(IntStream.range(0, ROWS).filter(i -> x[i] != before[i]).count())
                .as("rows that took another code")
                .isEqualTo(5);
    }

    @Test
    void familiesThatAreAllAlikeStaySo() {
        double[] x = new double[ROWS];
        families(
                List.of(feature("x", 2, null, codes(1, 1))),
                IntStream.range(0, ROWS).map(i -> i / 6).toArray(),
                x);
        assertThat(x).containsOnly(0);
    }

    @Test
    void rowsWithoutAFamilyTakeWhatIsWanted() {
        double[] x = new double[ROWS];
        int[] none = new int[ROWS];
        Arrays.fill(none, -1);
        families(List.of(feature("x", 2, null, codes(1, 1))), none, x);
        assertThat(count(x, 1)).isEqualTo(30);
    }

    @Test
    void noRowsAndNothingButMissingOnesAreNoHarm() {
        List<Feature> features = List.of(feature("x", 0, "x?", Gaussian.STANDARD), feature("x?", 2, null, codes(0, 1)));
        latents(features, new double[0], new double[0]);
        families(features, new int[0], new double[0], new double[0]);
        double[] missing = {0.3, -0.4};
        latents(features, new double[] {1, 2}, missing);
        assertThat(missing).containsOnly(1);
    }
}
