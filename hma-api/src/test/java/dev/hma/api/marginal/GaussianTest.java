package dev.hma.api.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianTest {
    private static final Gaussian GAUSSIAN = new Gaussian(10, 2);

    @Test
    void probabilitiesAndQuantilesAreThoseOfTheNormal() {
        assertThat(GAUSSIAN.below(12)).isEqualTo(GAUSSIAN.upTo(12)).isEqualTo(Normal.cdf(1));
        assertThat(GAUSSIAN.quantile(Normal.cdf(1))).isCloseTo(12, within(1e-12));
        assertThat(GAUSSIAN.quantile(0)).isEqualTo(-6);
        assertThat(GAUSSIAN.quantile(1)).isEqualTo(26);
        assertThat(GAUSSIAN.attenuation()).isEqualTo(Attenuation.NONE);
        assertThat(GAUSSIAN.state()).isEqualTo(GAUSSIAN);
    }

    @Test
    void scoresAreStandardisedValuesOnTheLattice() {
        double[] values = {10, 12, 9.3, Double.NaN, 1e9, Double.NEGATIVE_INFINITY};
        double[] scores = new double[6];
        GAUSSIAN.score(values, scores, 6);
        assertThat(scores).containsExactly(0, 1, Lattice.round(-0.35), Double.NaN, 8, -8);
    }

    @Test
    void latentNormalsBecomeValuesWithinEightStandardDeviations() {
        double[] z = {0, 1, -0.35, Double.NaN, 50};
        GAUSSIAN.unscore(z, z, 5);
        assertThat(z).containsExactly(10, 12, 9.3, Double.NaN, 26);
    }

    @Test
    void theShortCutsAgreeWithTheDefaults() {
        Marginal plain = new Marginal() {
            @Override
            public double below(double x) {
                return GAUSSIAN.below(x);
            }

            @Override
            public double upTo(double x) {
                return GAUSSIAN.upTo(x);
            }

            @Override
            public double quantile(double p) {
                return GAUSSIAN.quantile(p);
            }

            @Override
            public Record state() {
                return GAUSSIAN;
            }
        };
        double[] values = new double[1001];
        for (int i = 0; i < 1000; i++) {
            values[i] = 2 + i * 0.016;
        }
        values[1000] = Double.NaN;
        double[] expected = new double[1001];
        double[] found = new double[1001];
        plain.score(values, expected, 1001);
        GAUSSIAN.score(values, found, 1001);
        assertThat(found).containsExactly(expected, within(2e-5));

        plain.unscore(found, expected, 1001);
        GAUSSIAN.unscore(found, found, 1001);
        assertThat(found).containsExactly(expected, within(1e-9));
    }

    @Test
    void aStandardDeviationOfZeroIsAConstant() {
        Gaussian constant = new Gaussian(3, 0);
        assertThat(constant.below(3)).isZero();
        assertThat(constant.upTo(3)).isEqualTo(1);
        assertThat(constant.upTo(2.9)).isZero();
        assertThat(constant.below(3.1)).isEqualTo(1);
        assertThat(constant.quantile(0.2)).isEqualTo(3);
        double[] values = {3, 7, Double.NaN};
        constant.score(values, values, 3);
        assertThat(values).containsExactly(0, 0, Double.NaN);
        constant.unscore(values, values, 3);
        assertThat(values).containsExactly(3, 3, Double.NaN);
    }

    @Test
    void parametersOfNoDistributionAreRefused() {
        assertThatThrownBy(() -> new Gaussian(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gaussian(Double.POSITIVE_INFINITY, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gaussian(0, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Gaussian(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gaussian(0, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
