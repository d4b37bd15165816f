package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import dev.hma.core.Statistics;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadNoiseTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30})
    void logarithmsOfStandardDeviationsVaryAsExpected(int degrees) {
        int n = 40_000;
        double[] logs = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < degrees; k++) {
                double z = Draws.of(degrees).normal(i, k);
                sum += z * z;
            }
            logs[i] = 0.5 * Math.log(sum / degrees) - SpreadNoise.bias(degrees);
        }
        assertThat(Statistics.mean(logs)).isCloseTo(0, within(0.02));
        double sd = Math.sqrt(SpreadNoise.variance(degrees));
        assertThat(Statistics.sd(logs)).isCloseTo(sd, within(0.03 * sd));
    }

    @Test
    void beyondTheTableItGoesOnSmoothly() {
        for (int degrees : new int[] {128, 200, 5000}) {
            double half = degrees / 2.0;
            assertThat(SpreadNoise.bias(degrees)).isCloseTo(0.5 * (Gamma.digamma(half) - Math.log(half)), within(1e-8));
            assertThat(SpreadNoise.variance(degrees)).isCloseTo(0.25 * Gamma.trigamma(half), within(1e-6));
        }
    }
}
