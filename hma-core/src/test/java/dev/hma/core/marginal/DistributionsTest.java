package dev.hma.core.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.marginal.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionsTest {
    private static final double UNIT_ROUNDING = 0x1p-53;

    @ParameterizedTest
    @ValueSource(strings = {"norm", "uniform", "gamma", "beta", "truncnorm"})
    void agreesWithTheReferenceInTheBodyAndInBothTails(String family) {
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        for (JsonNode row : Reference.read("distributions.json").get("rows")) {
            if (row.get("family").asText().equals(family)) {
                rows++;
                compare(row, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows).isGreaterThanOrEqualTo(36);
    }

    private static void compare(JsonNode row, List<String> wrong) {
        Continuous distribution = distribution(row);
        double u = row.get("u").asDouble();
        double x = row.get("quantile").asDouble();
        // The end of a support, where a density may be infinite, and a probability is exact.
        boolean inside = Double.isFinite(row.get("log_density").asDouble());
        double density = inside ? StrictMath.exp(distribution.logDensity(x)) : Double.POSITIVE_INFINITY;
        // What a rounding of x, of its place in the support, and of u, makes of a probability or a quantile.
        double place = 4 * UNIT_ROUNDING * (Math.abs(x) + row.get("scale").asDouble());
        double rounding = inside ? place * density : 0;
        check(wrong, row, "cdf", distribution.cdf(x), 1e-9, rounding);
        check(wrong, row, "sf", distribution.survival(x), 1e-9, rounding);
        if (inside) {
            double change = Math.abs(distribution.logDensity(x + place) - distribution.logDensity(x - place));
            check(wrong, row, "log_density", distribution.logDensity(x), 1e-9, 1e-9 + (change < 1 ? change : 0));
        }
        double found = distribution.quantile(u, 1 - u);
        double allowed = 1e-9 * Math.abs(x - row.get("loc").asDouble()) + place + 2 * UNIT_ROUNDING / density;
        if (!(Math.abs(found - x) <= allowed)) {
            wrong.add("quantile " + found + " for " + row);
        }
    }

    private static void check(
            List<String> wrong, JsonNode row, String name, double found, double relative, double absolute) {
        double expected = row.get(name).asDouble();
        if (found != expected && !(Math.abs(found - expected) <= relative * Math.abs(expected) + absolute)) {
            wrong.add(name + " " + found + " for " + row);
        }
    }

    private static Continuous distribution(JsonNode row) {
        double loc = row.get("loc").asDouble();
        double scale = row.get("scale").asDouble();
        JsonNode shape = row.get("shape");
        return switch (row.get("family").asText()) {
            case "norm" -> new NormalDistribution(loc, scale);
            case "uniform" -> new UniformDistribution(new Interval(loc, loc + scale));
            case "gamma" -> new GammaDistribution(shape.get(0).asDouble(), scale, loc);
            case "beta" ->
                new BetaDistribution(shape.get(0).asDouble(), shape.get(1).asDouble(), new Interval(loc, loc + scale));
            case "truncnorm" ->
                new TruncatedNormalDistribution(
                        loc,
                        scale,
                        new Interval(
                                loc + shape.get(0).asDouble() * scale,
                                loc + shape.get(1).asDouble() * scale));
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    /** Reference: SciPy 1.17, scipy.stats. */
    @Test
    void agreesWithKnownValues() {
        Continuous gamma = new GammaDistribution(2.5, 3, 1);
        assertThat(gamma.cdf(4)).isCloseTo(0.15085496391539038, withinPercentage(1e-10));
        assertThat(gamma.survival(101)).isCloseTo(5.05349551129364e-13, withinPercentage(1e-10));
        assertThat(new GammaDistribution(0.2, 1, 0).cdf(1e-3)).isCloseTo(0.273530102033034, withinPercentage(1e-10));
        Continuous beta = new BetaDistribution(2.3, 4.7, new Interval(0, 1));
        assertThat(beta.cdf(0.2)).isCloseTo(0.24958147173373307, withinPercentage(1e-10));
        assertThat(beta.survival(0.99)).isCloseTo(3.3511271650219603e-09, withinPercentage(1e-10));
        assertThat(new BetaDistribution(0.1, 9, new Interval(0, 1)).cdf(1e-20))
                .isCloseTo(0.013028079069843749, withinPercentage(1e-10));
        assertThat(new TruncatedNormalDistribution(0, 1, new Interval(-1, 2)).cdf(0.5))
                .isCloseTo(0.6508804213366272, withinPercentage(1e-10));
        assertThat(new TruncatedNormalDistribution(0, 1, new Interval(3, 6)).survival(5.5))
                .isCloseTo(1.3336553989036888e-05, withinPercentage(1e-10));
    }

    static final Map<String, Continuous> SHAPES = Map.ofEntries(
            Map.entry("uniform", new UniformDistribution(new Interval(-1, 3))),
            Map.entry("beta 2 5", new BetaDistribution(2, 5, new Interval(10, 100))),
            Map.entry("beta 0.5 0.5", new BetaDistribution(0.5, 0.5, new Interval(0, 1))),
            Map.entry("beta 0.05 3", new BetaDistribution(0.05, 3, new Interval(0, 1))),
            Map.entry("beta 0.02 0.02", new BetaDistribution(0.02, 0.02, new Interval(0, 1))),
            Map.entry("beta 300 2", new BetaDistribution(300, 2, new Interval(0, 1))),
            Map.entry("beta 1e5 1e6", new BetaDistribution(1e5, 1e6, new Interval(0, 1))),
            Map.entry("gamma 0.01", new GammaDistribution(0.01, 1, 0)),
            Map.entry("gamma 0.3", new GammaDistribution(0.3, 1, 0)),
            Map.entry("gamma 2", new GammaDistribution(2, 50, 0)),
            Map.entry("gamma 35", new GammaDistribution(35, 0.5, -4)),
            Map.entry("gamma 1e6", new GammaDistribution(1e6, 0.5, -4)),
            Map.entry("truncated -1 2", new TruncatedNormalDistribution(0, 1, new Interval(-1, 2))),
            Map.entry("truncated 3 6", new TruncatedNormalDistribution(0, 1, new Interval(3, 6))),
            Map.entry("truncated -0.01 0.01", new TruncatedNormalDistribution(0, 1, new Interval(-0.01, 0.01))),
            Map.entry("truncated -1e3 -990", new TruncatedNormalDistribution(0, 1, new Interval(-1e3, -990))),
            Map.entry("truncated -40 40", new TruncatedNormalDistribution(0, 1, new Interval(-40, 40))));

    @Test
    void tablesOfScoresKeepProbabilities() {
        SHAPES.forEach((name, distribution) -> {
            ScoreMap table = distribution.scoreMap();
            double before = Double.NEGATIVE_INFINITY;
            for (double z = -8; z <= 8; z += 0.00731) {
                double y = table.line(z);
                double p = z < 0 ? Normal.cdf(z) : Normal.cdf(-z);
                double found = StrictMath.exp(z < 0 ? distribution.logCdf(y) : distribution.logSurvival(y));
                assertThat(Math.abs(found - p))
                        .as("%s at %s", name, z)
                        .isLessThan(name.equals("beta 0.02 0.02") ? 1e-6 : 1e-7);
                assertThat(Math.abs(found / p - 1)).as("%s at %s", name, z).isLessThan(1e-4);
                assertThat(y).as("%s at %s", name, z).isGreaterThan(before);
                before = y;
                assertThat(table.score(y)).as("%s at %s", name, z).isCloseTo(z, within(1e-7));
            }
        });
    }

    @Test
    void quantilesInvertTheDistributionFunctionFarOut() {
        SHAPES.forEach((name, distribution) -> {
            for (double z = -37; z <= 37; z += 0.5) {
                double y = distribution.lineQuantile(Normal.cdf(z), Normal.cdf(-z), 0);
                double logP = z < 0 ? distribution.logCdf(y) : distribution.logSurvival(y);
                double expected = StrictMath.log(Normal.cdf(-Math.abs(z)));
                assertThat(logP).as("%s at %s", name, z).isCloseTo(expected, within(1e-6 * Math.max(1, -expected)));
            }
        });
    }
}
