package dev.hma.core.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"norm", "uniform", "gamma", "beta", "truncnorm"})
    void reachesTheLikelihoodOfTheReference(String family) {
        List<String> worse = new ArrayList<>();
        int compared = 0;
        for (Map.Entry<String, JsonNode> sample :
                Reference.read("fits.json").get("samples").properties()) {
            JsonNode expected = sample.getValue().get("mean_log_likelihood").get(family);
            if (expected != null) {
                double[] values = values(sample.getValue());
                double found = likelihood(fit(family, Data.count(0, values)), values);
                compared++;
                if (!(found > expected.get("value").asDouble() - 0.01)) {
                    worse.add(sample.getKey() + ": " + found + " for " + expected);
                }
            }
        }
        assertThat(worse).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(7);
    }

    private static double[] values(JsonNode sample) {
        JsonNode array = sample.get("values");
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    private static double likelihood(Continuous fitted, double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += fitted.logDensity(value);
        }
        return sum / values.length;
    }

    private static Continuous fit(String family, ValueCounts counts) {
        return switch (family) {
            case "norm" -> {
                NormalState state = (NormalState) new NormalFamily().fit(counts).state();
                yield new NormalDistribution(state.mean(), state.sd());
            }
            case "uniform" -> {
                UniformState state =
                        (UniformState) new UniformFamily().fit(counts).state();
                yield new UniformDistribution(new Interval(state.low(), state.high()));
            }
            case "gamma" -> {
                GammaState state = (GammaState) new GammaFamily().fit(counts).state();
                yield new GammaDistribution(state.shape(), state.scale(), state.origin());
            }
            case "beta" -> {
                BetaState state = (BetaState) new BetaFamily().fit(counts).state();
                yield new BetaDistribution(state.alpha(), state.beta(), new Interval(state.low(), state.high()));
            }
            case "truncnorm" -> {
                TruncatedNormalState state = (TruncatedNormalState)
                        new TruncatedNormalFamily().fit(counts).state();
                yield new TruncatedNormalDistribution(
                        state.mean(), state.sd(), new Interval(state.low(), state.high()));
            }
            default -> throw new IllegalArgumentException(family);
        };
    }

    @Test
    void normalParametersAreMeanAndStandardDeviation() {
        NormalState state = (NormalState)
                new NormalFamily().fit(Data.count(1, 2, 3, 4, 4, 10)).state();

        assertThat(state.mean()).isCloseTo(4, within(1e-12));
        assertThat(state.sd()).isCloseTo(Math.sqrt(25.0 / 3), within(1e-12));
        assertThat(state.min()).isEqualTo(1);
        assertThat(state.max()).isEqualTo(10);
    }

    @Test
    void parametersOfLargeSamplesComeBack() {
        double[] values = evenly(new GammaDistribution(3, 2, 10), 200_000);
        GammaState gamma =
                (GammaState) new GammaFamily().fit(Data.count(0, values)).state();
        assertThat(gamma.shape()).isCloseTo(3, within(0.02));
        assertThat(gamma.scale()).isCloseTo(2, within(0.02));
        assertThat(gamma.origin()).isCloseTo(10, within(0.02));

        values = evenly(new BetaDistribution(2, 5, new Interval(-1, 1)), 200_000);
        BetaState beta = (BetaState) new BetaFamily().fit(Data.count(0, values)).state();
        assertThat(beta.alpha()).isCloseTo(2, within(0.05));
        assertThat(beta.beta()).isCloseTo(5, within(0.2));
        assertThat(beta.low()).isCloseTo(-1, within(0.01));
        assertThat(beta.high()).isCloseTo(1, within(0.03));

        values = evenly(new TruncatedNormalDistribution(1, 2, new Interval(0, 5)), 200_000);
        TruncatedNormalState normal = (TruncatedNormalState)
                new TruncatedNormalFamily().fit(Data.count(0, values)).state();
        assertThat(normal.mean()).isCloseTo(1, within(0.02));
        assertThat(normal.sd()).isCloseTo(2, within(0.02));
    }

    private static double[] evenly(Continuous distribution, int n) {
        ScoreMap map = distribution.scoreMap();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = distribution.value(map.line(Normal.quantile((i + 0.5) / n)));
        }
        return values;
    }
}
