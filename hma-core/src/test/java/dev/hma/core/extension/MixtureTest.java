package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import dev.hma.core.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixtureTest {
    @Test
    void normalMeansWithEqualSpreadsAreAStandardNormalAlready() {
        Mixture mixture = Mixture.ofNormalMeans(0.4, 0);
        for (double z = -7; z <= 7; z += 0.013) {
            assertThat(mixture.normal(z)).isCloseTo(z, within(1e-3));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.4", "0.05, 0.8", "0.8, 0.2"})
    void unequalSpreadsAreEvenedOut(double latent, double tau) {
        Mixture mixture = Mixture.ofNormalMeans(latent, tau);
        double[] drawn = new double[50_000];
        for (int i = 0; i < drawn.length; i++) {
            double mean = Math.sqrt(latent) * Draws.of(1).normal(i, 0);
            double sd = Math.sqrt(1 - latent)
                    * LevelMap.spreadFactor(tau * Draws.of(1).normal(i, 1), tau);
            drawn[i] = mixture.normal(mean + sd * Draws.of(1).normal(i, 2));
        }
        assertThat(Statistics.distance(drawn, normals(drawn.length))).isLessThan(0.015);
    }

    @Test
    void threeFamiliesAreAStandardNormalTogether() {
        double[] means = {-1.3, 0.2, 0.9};
        int[] children = {57_000, 3_000, 40_000};
        long[] counts = new long[Mixture.MEANS];
        for (int i = 0; i < 3; i++) {
            counts[Mixture.meanBin(means[i])] += children[i];
        }
        Mixture mixture = Mixture.ofCounts(counts, 0.1, 0);
        double[] drawn = new double[100_000];
        int row = 0;
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < children[i]; k++, row++) {
                drawn[row] =
                        mixture.normal(means[i] + Math.sqrt(0.1) * Draws.of(2).normal(row, 0));
            }
        }
        assertThat(Statistics.distance(drawn, normals(drawn.length))).isLessThan(0.015);
    }

    @Test
    void theMapNeverFallsAndStaysWithinTheScores() {
        long[] counts = new long[Mixture.MEANS * Mixture.SPREADS];
        counts[3 * Mixture.MEANS + Mixture.meanBin(-4)] = 5;
        counts[20 * Mixture.MEANS + Mixture.meanBin(3)] = 7;
        Mixture mixture = Mixture.ofCounts(counts, 0.05, 0.5);
        double last = -8;
        for (double z = -12; z <= 12; z += 0.01) {
            double mapped = mixture.normal(z);
            assertThat(mapped).isBetween(last, 8.0);
            last = mapped;
        }
        assertThat(mixture.normal(Double.NEGATIVE_INFINITY)).isEqualTo(-8);
        assertThat(mixture.normal(Double.NaN)).isNaN();
    }

    @Test
    void theShareBetweenFamiliesIsThatAfterTheMap() {
        assertThat(Mixture.latentShare(0.3, 0)).isEqualTo(0.3);
        double tau = 0.6;
        double latent = Mixture.latentShare(0.3, tau);
        Mixture mixture = Mixture.ofNormalMeans(latent, tau);
        int families = 5000;
        int[] family = new int[families * 10];
        double[] drawn = new double[family.length];
        for (int row = 0; row < drawn.length; row++) {
            family[row] = row / 10;
            double mean = Math.sqrt(latent) * Draws.of(3).normal(family[row], 0);
            double spread = tau * Draws.of(3).normal(family[row], 1);
            double sd = Math.sqrt(1 - latent) * LevelMap.spreadFactor(spread, tau);
            drawn[row] = mixture.normal(mean + sd * Draws.of(3).normal(row, 2));
        }
        assertThat(latent).isLessThan(0.29);
        assertThat(Statistics.intraclass(drawn, family, families)).isCloseTo(0.3, within(0.015));
    }

    private static double[] normals(int n) {
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = Normal.quantile((i + 0.5) / n);
        }
        return z;
    }
}
