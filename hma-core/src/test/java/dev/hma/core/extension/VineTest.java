package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import dev.hma.core.copula.Triangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VineTest {
    private static double[] drawn(int size, double sd, long seed) {
        double[] z = new double[Triangle.size(size)];
        for (int pair = 0; pair < z.length; pair++) {
            z[pair] = sd * Draws.of(seed).normal(pair, 0);
        }
        return z;
    }

    private static double[] factor(double[] z, int size) {
        double[] partials = new double[z.length];
        for (int pair = 0; pair < z.length; pair++) {
            partials[pair] = Vine.correlation(z[pair]);
        }
        double[] factor = new double[size * size];
        Vine.factor(partials, size, factor);
        return factor;
    }

    private static double product(double[] factor, int size, int k, int j) {
        double sum = 0;
        for (int l = 0; l <= Math.min(j, k); l++) {
            sum += factor[k * size + l] * factor[j * size + l];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 5, 100, 1e6})
    void anyRealNumbersAreACorrelationMatrix(double sd) {
        for (int seed = 0; seed < 200; seed++) {
            int size = 1 + seed % 12;
            double[] factor = factor(drawn(size, sd, seed), size);
            for (int k = 0; k < size; k++) {
                // A matrix with a real Cholesky factor is positive semi-definite.
                assertThat(factor[k * size + k]).isBetween(0.0, 1.0);
                assertThat(product(factor, size, k, k)).isCloseTo(1, within(1e-12));
                for (int j = 0; j < k; j++) {
                    assertThat(product(factor, size, k, j)).isBetween(-1 - 1e-12, 1 + 1e-12);
                }
            }
        }
    }

    @Test
    void partialCorrelationsComeBackFromTheMatrix() {
        for (int seed = 0; seed < 200; seed++) {
            int size = 2 + seed % 9;
            double[] z = drawn(size, 0.5, seed);
            double[] factor = factor(z, size);
            double[] correlations = new double[z.length];
            for (int k = 0; k < size; k++) {
                for (int j = 0; j < k; j++) {
                    correlations[Triangle.at(k, j)] = product(factor, size, k, j);
                }
            }
            double[] partials = new double[z.length];
            assertThat(Vine.partials(correlations, size, partials)).isPositive();
            for (int pair = 0; pair < z.length; pair++) {
                assertThat(Vine.z(partials[pair])).isCloseTo(z[pair], within(1e-6));
            }
        }
    }

    @Test
    void threeCorrelationsHaveTheTextbooksPartialCorrelation() {
        double[] partials = new double[3];
        Vine.partials(new double[] {0.5, 0.3, 0.6}, 3, partials);
        double expected = (0.6 - 0.5 * 0.3) / Math.sqrt((1 - 0.25) * (1 - 0.09));
        assertThat(partials).containsExactly(new double[] {0.5, 0.3, expected}, within(1e-12));
    }

    @Test
    void numbersThatAreNoCorrelationsLeaveUnknownWhatDependsOnThem() {
        double[] partials = new double[3];
        assertThat(Vine.partials(new double[] {0.9, 0.9, -0.9}, 3, partials)).isNaN();
        assertThat(partials[0]).isEqualTo(0.9);
        assertThat(partials[2]).isNaN();
        Vine.partials(new double[] {1, 0.3, 0.3}, 3, partials);
        assertThat(partials[1]).isEqualTo(0.3);
        assertThat(partials[2]).isNaN();
        Vine.partials(new double[] {Double.NaN, 0.3, 0.3}, 3, partials);
        assertThat(partials[0]).isNaN();
        assertThat(partials[1]).isEqualTo(0.3);
        assertThat(partials[2]).isNaN();
    }

    @Test
    void theFactorOfSomeVariablesHasTheirCorrelations() {
        int size = 5;
        double[] factor = factor(drawn(size, 0.7, 3), size);
        boolean[] present = {false, true, true, false, true};
        double[] some = new double[size * size];
        Vine.factorOf(factor, size, present, some);
        for (int k : new int[] {1, 2, 4}) {
            for (int j : new int[] {1, 2, 4}) {
                double sum = 0;
                for (int l : new int[] {1, 2, 4}) {
                    sum += l <= Math.min(j, k) ? some[k * size + l] * some[j * size + l] : 0;
                }
                assertThat(sum).isCloseTo(product(factor, size, k, j), within(1e-12));
            }
        }
    }
}
