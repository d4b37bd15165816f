package dev.hma.core.marginal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fits, scores and values are the same bits on every JDK and processor. A change of an algorithm changes the numbers here;
 * a change of the platform must not.
 */
class SameBitsTest {
    @ParameterizedTest
    @CsvSource({
        "beta, -9027504672048049294",
        "empirical, -5430303727878723267",
        "gamma, 4298930014303330403",
        "normal, 5748192369576464440",
        "truncated-normal, -7859417992785789850",
        "uniform, -8940912320750678041"
    })
    void marginalsAreTheSameBitsEverywhere(String name, long expected) {
        MarginalFamily<?> family = MarginalsTest.families().get(name);
        double[] latent = Data.draw("bits", 400, z -> z);
        long hash = 0;
        for (double[] values : Data.columns().values()) {
            ValueCounts counts = Data.count(values);
            Marginal marginal = family.fit(counts);
            double[] scores = new double[values.length];
            marginal.score(values, scores, scores.length);
            double[] drawn = new double[latent.length];
            marginal.unscore(latent, drawn, drawn.length);
            for (double[] results :
                    new double[][] {scores, drawn, marginal.attenuation().loadings()}) {
                for (double result : results) {
                    hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(result);
                }
            }
            for (double p = 0.01; p < 1; p += 0.07) {
                double x = marginal.quantile(p);
                hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(x);
                hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(marginal.upTo(x));
            }
        }
        assertThat(hash).isEqualTo(expected);
    }
}
