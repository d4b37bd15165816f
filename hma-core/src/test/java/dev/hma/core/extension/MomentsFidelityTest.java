package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.Doubles;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Normal;
import dev.hma.core.Statistics;
import dev.hma.core.copula.GaussianCopula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Made-up families of known dependence through {@code moments} and {@link GaussianCopula} and back. Figures are averages
 * over three seeds: a single pair of databases of 3,000 parents differs by up to 0.02 by chance.
 */
class MomentsFidelityTest {
    private static final int PARENTS = 3000;
    private static final int SEEDS = 3;

    /** Latent columns of intraclass correlation 0.40, cut into a flag of 50 and one of 10 percent, and so on. */
    private static Original discrete(double average, long seed) {
        return new Original(PARENTS, average, 5, 0.4, 0.7, 0, seed)
                .add("half", 2, u -> u > 0.5 ? 1 : 0)
                .add("tenth", 2, u -> u > 0.9 ? 1 : 0)
                .add("inflated", 0, u -> u < 0.6 ? 0 : -Math.log(1 - (u - 0.6) / 0.4))
                .add("count", 0, u -> Math.floor(-1.5 * Math.log(1 - u)))
                .add("real", 0, Normal::quantile);
    }

    @ParameterizedTest
    @CsvSource({"10, 0.08", "3, 0.15"})
    void dependenceOfDiscreteColumnsSurvives(double average, double pairTolerance) {
        int columns = 5;
        double[] shares = new double[columns];
        double[] distances = new double[columns];
        double[][] pairs = new double[columns][columns];
        for (int seed = 1; seed <= SEEDS; seed++) {
            Original original = discrete(average, seed);
            FeatureBatch synthetic = new Pipeline(original, MomentsSettings.DEFAULTS).sample(seed);
            for (int c = 0; c < columns; c++) {
                shares[c] += (share(original, synthetic.column(c)) - share(original, original.column(c))) / SEEDS;
                distances[c] += Statistics.distance(original.column(c), synthetic.column(c)) / SEEDS;
                for (int d = 0; d < c; d++) {
                    pairs[c][d] += (Statistics.correlation(synthetic.column(c), synthetic.column(d))
                                    - Statistics.correlation(original.column(c), original.column(d)))
                            / SEEDS;
                }
            }
        }
        assertThat(Doubles.asList(shares))
                .as("intraclass correlations")
                .allSatisfy(d -> assertThat(d).isCloseTo(0, within(0.03)));
        assertThat(Doubles.asList(distances))
                .as("distributions")
                .allSatisfy(d -> assertThat(d).isLessThan(0.01));
        for (double[] row : pairs) {
            assertThat(Doubles.asList(row))
                    .as("correlations")
                    .allSatisfy(d -> assertThat(d).isCloseTo(0, within(pairTolerance)));
        }
    }

    @Test
    void spreadsOfFamiliesSurvive() {
        Original original =
                new Original(PARENTS, 10, 1, 0.3, 0.5, 0.5, 4).add("real", 0, z -> Normal.quantile(z) * 3 + 10);
        Pipeline pipeline = new Pipeline(original, MomentsSettings.DEFAULTS);
        double[] synthetic = pipeline.sample(4).column(0);

        assertThat(logSpreads(original, synthetic)).isCloseTo(logSpreads(original, original.column(0)), within(0.06));
        assertThat(share(original, synthetic)).isCloseTo(share(original, original.column(0)), within(0.03));
        assertThat(Statistics.distance(original.column(0), synthetic)).isLessThan(0.015);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.6, 0.9})
    void frequenciesOfUnorderedCategoriesSurvive(double share) {
        Original original = new Original(PARENTS, 8, 2, 0, 0.5, 0, 5);
        original.add("four", 4, Original.unordered(original, new double[] {4, 3, 2, 1}, share, 6));
        original.add("ten", 10, Original.unordered(original, new double[] {9, 9, 8, 7, 6, 3, 3, 1, 1, 1}, share, 7));
        FeatureBatch synthetic = new Pipeline(original, MomentsSettings.DEFAULTS).sample(8);
        for (int c = 0; c < 2; c++) {
            double realShare = 0;
            double drawnShare = 0;
            for (int level = 0; level < 4; level++) {
                double[] real = Statistics.is(original.column(c), level);
                double[] drawn = Statistics.is(synthetic.column(c), level);
                assertThat(Statistics.mean(drawn)).isCloseTo(Statistics.mean(real), within(0.01));
                realShare += share(original, real) / 4;
                drawnShare += share(original, drawn) / 4;
            }
            assertThat(drawnShare).isCloseTo(realShare, within(0.05));
        }
    }

    @Test
    void categoriesInOrderGetOneMeanInsteadOfFrequencies() {
        Original original = new Original(PARENTS, 8, 2, 0.4, 0.7, 0, 9)
                .add("five", 5, u -> Math.floor(5 * u))
                .add("sixty", 60, u -> Math.floor(60 * u * u));
        Pipeline pipeline = new Pipeline(original, MomentsSettings.DEFAULTS);
        FeatureBatch synthetic = pipeline.sample(9);

        assertThat(pipeline.extension.columns()).extracting("name").containsExactly("mean(five)", "mean(sixty)");
        for (int c = 0; c < 2; c++) {
            assertThat(share(original, synthetic.column(c)))
                    .isCloseTo(share(original, original.column(c)), within(0.03));
            assertThat(Statistics.distance(original.column(c), synthetic.column(c)))
                    .isLessThan(0.01);
        }
        assertThat(Statistics.correlation(synthetic.column(0), synthetic.column(1)))
                .isCloseTo(Statistics.correlation(original.column(0), original.column(1)), within(0.05));
    }

    @Test
    void residualsAreStandardised() {
        Original original = discrete(4, 10);
        original = original.add("more", 0, original.column(4).clone());
        Pipeline pipeline = new Pipeline(original, MomentsSettings.DEFAULTS);
        for (int c = 0; c < pipeline.residuals.features(); c++) {
            assertThat(Statistics.mean(pipeline.residuals.column(c))).isCloseTo(0, within(0.01));
            assertThat(Statistics.sd(pipeline.residuals.column(c))).isCloseTo(1, within(0.02));
        }
    }

    private static double share(Original original, double[] x) {
        return Statistics.intraclass(x, original.families, original.parents);
    }

    /** How much the logarithms of the standard deviations of large families vary. */
    private static double logSpreads(Original original, double[] x) {
        double[] logs = new double[original.parents];
        int row = 0;
        for (int i = 0; i < logs.length; i++) {
            double[] family = java.util.Arrays.copyOfRange(x, row, row + original.sizes[i]);
            row += original.sizes[i];
            logs[i] = family.length < 15 ? Double.NaN : Math.log(Statistics.sd(family));
        }
        return Statistics.sd(logs);
    }
}
