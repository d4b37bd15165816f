package dev.hma.core.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmpiricalFamilyTest {
    private static final EmpiricalFamily FAMILY = new EmpiricalFamily();

    @Test
    void sharedValuesKeepTheirProbability() {
        Marginal marginal = FAMILY.fit(Data.count(2, 2, 2, 5, 5, 9, 9, 9, 9, 9));

        assertThat(marginal.below(5)).isEqualTo(0.3);
        assertThat(marginal.upTo(5)).isEqualTo(0.5);
        assertThat(marginal.upTo(4)).isEqualTo(0.3);
        assertThat(marginal.quantile(0.31)).isEqualTo(5);
        assertThat(marginal.quantile(0.5)).isEqualTo(5);
        assertThat(marginal.quantile(0.51)).isEqualTo(9);
    }

    @Test
    void valuesThatOccurOnceAreSpreadToBothSides() {
        // Rows at 0 (twice), 1, 3, 4 (twice): the rows at 1 and at 3 go half left, half right.
        Marginal marginal = FAMILY.fit(Data.count(0, 0, 1, 3, 4, 4));

        assertThat(marginal.below(1)).isEqualTo(marginal.upTo(1)).isEqualTo(2.5 / 6);
        assertThat(marginal.upTo(2)).isCloseTo(3.0 / 6, within(1e-15));
        assertThat(marginal.below(4)).isEqualTo(4.0 / 6);
        assertThat(marginal.quantile(3.0 / 6)).isCloseTo(2, within(1e-12));
    }

    @Test
    void theExtremesKeepHalfARowSoThatTheRangeIsAttained() {
        Marginal marginal = FAMILY.fit(Data.count(1, 2, 4, 8));

        assertThat(marginal.below(1)).isZero();
        assertThat(marginal.upTo(1)).isEqualTo(0.125);
        assertThat(marginal.below(8)).isEqualTo(0.875);
        assertThat(marginal.upTo(8)).isEqualTo(1);
        assertThat(marginal.quantile(0)).isEqualTo(1);
        assertThat(marginal.quantile(1)).isEqualTo(8);
    }

    @Test
    void codesOfCategoriesAreAllKeptHoweverManyAndRare() {
        long[] counts = new long[3000];
        Arrays.setAll(counts, i -> i % 7 == 0 ? 1 : i % 5);
        Marginal marginal = FAMILY.fit(ValueCounts.ofCodes(counts, 0));

        double total = Arrays.stream(counts).sum();
        for (int code = 0; code < counts.length; code++) {
            double mass = marginal.upTo(code) - marginal.below(code);
            assertThat(mass).isCloseTo(counts[code] / total, within(1e-12));
        }
        double[] values = new double[1000];
        marginal.unscore(Data.draw("codes", 1000, z -> z), values, 1000);
        for (double value : values) {
            assertThat(value).isEqualTo(Math.rint(value));
            assertThat(counts[(int) value]).isPositive();
        }
    }

    @Test
    void oneRowIsAConstant() {
        Marginal marginal = FAMILY.fit(Data.count(42));

        assertThat(marginal.state())
                .isEqualTo(new EmpiricalState(new double[] {42}, new double[] {0}, new double[] {1}));
        assertThat(marginal.attenuation()).isEqualTo(Attenuation.NONE);
    }

    @Test
    void noRowsGiveZero() {
        Marginal marginal = FAMILY.fit(Data.count());

        assertThat(marginal.quantile(0.5)).isZero();
        assertThat(marginal.below(0)).isZero();
        assertThat(marginal.upTo(0)).isEqualTo(1);
    }

    @Test
    void scoresOfAtomsLeadBackToThem() {
        double[] values = {-3, 0, 0.5, 1e6, 77.25};
        double[] all = new double[5000];
        Draws draws = Draws.of(1);
        for (int i = 0; i < all.length; i++) {
            all[i] = draws.uniform(i, 0) < 0.5 ? values[draws.index(i, 1, 5)] : draws.uniform(i, 2) * 100;
        }
        Marginal marginal = FAMILY.fit(Data.count(all));
        double[] z = new double[5];
        marginal.score(values, z, 5);
        double[] back = new double[5];
        marginal.unscore(z, back, 5);

        assertThat(back).isEqualTo(values);
    }

    @Test
    void theAttenuationOfAMixedColumnIsThatOfItsScores() {
        double[] values = Data.draw("mixed", 20_000, z -> z < 0.3 ? 0 : z);
        Marginal marginal = FAMILY.fit(Data.count(0, values));

        // By hand: scores of fresh latent normals, through the values.
        int n = 400_000;
        double[] latent = Data.draw("fresh", n, z -> z);
        double[] x = new double[n];
        marginal.unscore(latent, x, n);
        marginal.score(x, x, n);
        double squares = 0;
        double products = 0;
        double cubic = 0;
        for (int i = 0; i < n; i++) {
            squares += x[i] * x[i] / n;
            products += x[i] * latent[i] / n;
            cubic += x[i] * (latent[i] * latent[i] - 1) / n;
        }
        double[] loadings = marginal.attenuation().loadings();
        assertThat(loadings[0]).isCloseTo(products / Math.sqrt(squares), within(0.005));
        assertThat(loadings[1]).isCloseTo(cubic / Math.sqrt(2 * squares), within(0.01));
    }

    @Test
    void aContinuousColumnHasNoAttenuation() {
        assertThat(FAMILY.fit(Data.count(0, Data.draw("smooth", 5000, z -> z))).attenuation())
                .isEqualTo(Attenuation.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001, 10_000, 65_000, 300_000})
    void theDistributionFunctionStaysNearThatOfTheDataHoweverManyValues(int n) {
        check(Data.draw("smooth", n, z -> z), 0.003);
        check(Data.draw("heavy", n, z -> z * StrictMath.exp(z * z / 2)), 0.003);
        check(Data.draw("atoms", n, z -> z < -0.5 ? -1 : z > 0.2 && z < 0.6 ? 0.5 : z), 0.003);
        check(Data.draw("gap", n, z -> z < 0.1 ? z - 1000 : z), 0.003);
        check(Data.draw("fine", n, z -> Math.rint(z * 2000) / 2000), 0.003);
        check(Data.draw("coarse", n, z -> Math.rint(z * 150) / 150), 0.003);
        // More atoms than can be kept, of a five-hundredth of the rows each at most.
        check(Data.draw("ranks", n, z -> Math.floor(600 * Normal.cdf(z)) + (z > 0 ? 0.001 * z : 0)), 0.005);
    }

    private static void check(double[] values, double limit) {
        ValueCounts counts = Data.count(0, values);
        Marginal marginal = FAMILY.fit(counts);
        EmpiricalState state = (EmpiricalState) marginal.state();
        assertThat(state.values().length).isLessThanOrEqualTo(1100);
        assertThat(state.values()[0]).isEqualTo(counts.min());
        assertThat(state.values()[state.values().length - 1]).isEqualTo(counts.max());

        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double largest = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && sorted[to] == sorted[from]) {
                to++;
            }
            double x = sorted[from];
            largest = Math.max(largest, Math.abs(marginal.below(x) - (double) from / n));
            largest = Math.max(largest, Math.abs(marginal.upTo(x) - (double) to / n));
            from = to;
        }
        assertThat(largest).isLessThan(Math.max(limit, 1.0 / n));
    }

    @Test
    void aPeakAmongVeryManyValuesIsKept() {
        double[] values = Data.draw("peak", 400_000, z -> z > 1 ? 0.75 : z);
        ValueCounts counts = Data.count(0, values);
        assertThat(counts.exact()).isFalse();
        Marginal marginal = FAMILY.fit(counts);

        double mass = marginal.upTo(0.75) - marginal.below(0.75);
        assertThat(mass).isCloseTo(Arrays.stream(values).filter(x -> x == 0.75).count() / 400_000.0, within(0.001));
    }

    @Test
    void nothingIsSpreadOverAWideGapOrAlongALongTail() {
        double[] values = Data.draw("gap", 100_000, z -> z > 4 ? 1e9 : z < 0 ? z - 1000 : z);
        Marginal marginal = FAMILY.fit(Data.count(0, values));
        int n = 100_000;
        double[] drawn = new double[n];
        marginal.unscore(Data.draw("again", n, z -> z), drawn, n);

        assertThat(Arrays.stream(drawn)
                        .filter(x -> x > -990 && x < -0.01 || x > 10 && x < 9e8)
                        .count())
                .isLessThan(15);
    }

    @Test
    void statesThatAreNoDistributionAreRefused() {
        double[] two = {1, 2};
        assertThatThrownBy(() -> new EmpiricalState(new double[0], new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmpiricalState(two, new double[] {0}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmpiricalState(two, new double[] {0, 0.5}, new double[] {0.6, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmpiricalState(two, new double[] {0, 0.5}, new double[] {0.5, 0.9}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmpiricalState(new double[] {2, 1}, new double[] {0, 0.5}, new double[] {0.5, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new EmpiricalState(new double[] {1, Double.NaN}, new double[] {0, 0.5}, new double[] {0.5, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmpiricalState(two, new double[] {0, 0.5}, new double[] {Double.NaN, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
