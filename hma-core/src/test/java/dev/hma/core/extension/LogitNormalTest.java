package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogitNormalTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.2, 0.5, 0.8})
    void meansAndVariancesOfFrequenciesAreThoseAskedFor(double share) {
        double[] means = {0.1, 0.5, 0.3, 0.1};
        double[] variances = new double[4];
        for (int g = 0; g < 4; g++) {
            variances[g] = share * means[g] * (1 - means[g]);
        }
        double r = 0.4;
        double[][] covariance = {{1, 0, 0}, {r, 1, 0}, {r, r, 1}};
        LogitNormal fitted = LogitNormal.fit(means, 1, variances, covariance);

        int n = 20_000;
        double[] sums = new double[4];
        double[] squares = new double[4];
        double[] p = new double[4];
        for (int i = 0; i < n; i++) {
            double[] b = new double[3];
            double common = Draws.of(1).normal(i, 9);
            for (int l = 0; l < 3; l++) {
                b[l] = fitted.sds()[l]
                        * (Math.sqrt(r) * common
                                + Math.sqrt(1 - r) * Draws.of(1).normal(i, l));
            }
            LogitNormal.softmax(fitted.intercepts(), b, 1, p);
            for (int g = 0; g < 4; g++) {
                sums[g] += p[g] / n;
                squares[g] += p[g] * p[g] / n;
            }
        }
        for (int g = 0; g < 4; g++) {
            assertThat(sums[g]).isCloseTo(means[g], within(0.015));
            if (g != 1) {
                assertThat(squares[g] - sums[g] * sums[g]).isCloseTo(variances[g], within(0.15 * variances[g]));
            }
        }
    }

    @Test
    void columnsThatDependOnEachOtherAreNoObstacle() {
        double[] means = {0.5, 0.25, 0.25};
        LogitNormal fitted =
                LogitNormal.fit(means, 0, new double[] {0.05, 0.03, 0.03}, new double[][] {{1, 0}, {1, 1}});
        assertThat(fitted.intercepts()).doesNotContain(Double.NaN);
        assertThat(fitted.sds()).doesNotContain(Double.NaN);
    }

    @Test
    void frequenciesOfExtremeNumbersAreFinite() {
        double[] p = new double[3];
        LogitNormal.softmax(new double[] {0, 0, 0}, new double[] {1000, -1000}, 1, p);
        assertThat(p).containsExactly(1, 0, 0);
    }
}
