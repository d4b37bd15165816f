package dev.hma.api.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttenuationTest {
    private static Attenuation binary(double share) {
        return Attenuation.ofIntervals(new double[] {1 - share, 1});
    }

    @Test
    void anEvenBinaryCarriesTwoOverPi() {
        double[] loadings = binary(0.5).loadings();
        assertThat(loadings[0] * loadings[0]).isCloseTo(2 / Math.PI, within(1e-12));
        assertThat(loadings[1]).isCloseTo(0, within(1e-12));
        // He3 at a cut in the middle: a3 = -phi(0) / sqrt(3!) / 0.5.
        assertThat(loadings[2]).isCloseTo(-0.3989422804014327 / Math.sqrt(6) / 0.5, within(1e-12));
    }

    /** The correlations of two binaries cut out of a bivariate normal, by numerical integration. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0.4, 0.2619797608689092",
        "0.5, 0.1, 0.4, 0.1829510550175217",
        "0.1, 0.1, 0.7, 0.4086553102123605",
        "0.1, 0.3, -0.5, -0.17666395625491407",
        "0.5, 0.9, 0.6, 0.2643821702241526"
    })
    void cutNormalsCorrelateAsIntegrationSays(double one, double other, double latent, double observed) {
        assertThat(binary(one).correlation(binary(other), latent)).isCloseTo(observed, within(1e-6));
        assertThat(binary(one).latent(binary(other), observed)).isCloseTo(latent, within(1e-6));
    }

    @Test
    void latentUndoesCorrelation() {
        List<Attenuation> kinds = List.of(
                Attenuation.NONE,
                binary(0.5),
                binary(0.1),
                Attenuation.ofIntervals(new double[] {0.2, 0.5, 0.6, 1}),
                Attenuation.ofAtoms(new double[] {0, 0.9}, new double[] {0.6, 0.95}),
                binary(0.3).times(0.4),
                Attenuation.NONE.times(0.5));
        for (Attenuation one : kinds) {
            for (Attenuation other : kinds) {
                for (double latent = -0.9; latent <= 0.9; latent += 0.1) {
                    double observed = one.correlation(other, latent);
                    assertThat(other.correlation(one, latent)).isCloseTo(observed, within(1e-15));
                    double found = one.latent(other, observed);
                    assertThat(one.correlation(other, found)).isCloseTo(observed, within(1e-12));
                    // Beyond, two rare flags that exclude each other have hardly any slope to go by.
                    if (Math.abs(latent) < 0.65) {
                        assertThat(found).isCloseTo(latent, within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void whatNoLatentCorrelationReachesGivesTheEndOfTheRange() {
        assertThat(binary(0.5).latent(binary(0.1), 0.9)).isCloseTo(1, within(1e-12));
        assertThat(binary(0.5).latent(binary(0.1), -0.9)).isCloseTo(-1, within(1e-12));
        assertThat(Attenuation.NONE.latent(Attenuation.NONE, 1.2)).isEqualTo(1);
        assertThat(Attenuation.NONE.latent(Attenuation.NONE, -0.3)).isEqualTo(-0.3);
    }

    @Test
    void atomsAndStretchesBetweenThemCarryWhatSimulationSays() {
        double[] below = {0, 0.5, 0.9};
        double[] upTo = {0.35, 0.6, 1};
        int n = 400_000;
        Draws draws = Draws.of(4);
        double squares = 0;
        double[] products = new double[4];
        for (int i = 0; i < n; i++) {
            double z = draws.normal(i, 0);
            double p = Normal.cdf(z);
            double score = z;
            for (int k = 0; k < 3; k++) {
                score = p > below[k] && p < upTo[k] ? Lattice.score(below[k], upTo[k]) : score;
            }
            squares += score * score;
            products[1] += score * z;
            products[2] += score * (z * z - 1) / Math.sqrt(2);
            products[3] += score * (z * z * z - 3 * z) / Math.sqrt(6);
        }
        double[] loadings = Attenuation.ofAtoms(below, upTo).loadings();
        for (int k = 1; k <= 3; k++) {
            double simulated = products[k] / n / Math.sqrt(squares / n);
            assertThat(loadings[k - 1]).isCloseTo(simulated, within(0.006));
        }
    }

    @Test
    void theLoadingsOfOneScoreAddUpToTheWholeAtMost() {
        for (double share = 0.001; share < 1; share += 0.0373) {
            for (Attenuation attenuation : List.of(
                    binary(share),
                    Attenuation.ofAtoms(new double[] {0.5 * share}, new double[] {share}),
                    Attenuation.ofAtoms(new double[] {0}, new double[] {share}))) {
                double sum =
                        Arrays.stream(attenuation.loadings()).map(a -> a * a).sum();
                assertThat(sum).isBetween(0.1, 1 + 1e-12);
            }
        }
    }

    @Test
    void aContinuousColumnCarriesEverything() {
        assertThat(Attenuation.ofAtoms(new double[0], new double[0])).isEqualTo(Attenuation.NONE);
        double[] points = {0.1, 0.5, 0.7};
        assertThat(Attenuation.ofAtoms(points, points)).isEqualTo(Attenuation.NONE);
        assertThat(Attenuation.ofAtoms(new double[] {0, 0.9999}, new double[] {0.0001, 1})
                        .none())
                .isTrue();
        double[] fine = new double[1000];
        Arrays.setAll(fine, i -> (i + 1) / 1000.0);
        assertThat(Attenuation.ofIntervals(fine).none()).isTrue();
    }

    @Test
    void aConstantHasNothingToCarry() {
        assertThat(Attenuation.ofIntervals(new double[] {1})).isEqualTo(Attenuation.NONE);
    }

    @Test
    void intervalsAreAtomsWithoutGaps() {
        assertThat(Attenuation.ofIntervals(new double[] {0.2, 0.7, 1}))
                .isEqualTo(Attenuation.ofAtoms(new double[] {0, 0.2, 0.7}, new double[] {0.2, 0.7, 1}));
    }

    @Test
    void noiseScalesCorrelations() {
        Attenuation noisy = binary(0.3).times(0.25);
        assertThat(noisy.correlation(binary(0.5), 0.6))
                .isCloseTo(0.5 * binary(0.3).correlation(binary(0.5), 0.6), within(1e-15));
        assertThat(binary(0.3).times(1)).isEqualTo(binary(0.3));
        assertThat(binary(0.3).times(-1).correlation(binary(0.5), 0.6)).isZero();
    }

    @Test
    void deviationsInsideFamiliesCorrelateAsSimulationSays() {
        // Two binaries whose latent normals share 0.4 of their variance inside families, correlated 0.5 there.
        double between = 0.4;
        Attenuation within = binary(0.3).within(between);
        Draws draws = Draws.of(6);
        int families = 4000;
        int size = 50;
        double squares = 0;
        double products = 0;
        for (int f = 0; f < families; f++) {
            double[] one = new double[size];
            double[] other = new double[size];
            double mean = 0;
            double meanOther = 0;
            for (int i = 0; i < size; i++) {
                long row = (long) f * size + i;
                double e = draws.normal(row, 0);
                double e2 = 0.5 * e + Math.sqrt(0.75) * draws.normal(row, 1);
                one[i] = cut(Math.sqrt(between) * draws.normal(f, 2) + Math.sqrt(1 - between) * e);
                other[i] = cut(Math.sqrt(between) * draws.normal(f, 3) + Math.sqrt(1 - between) * e2);
                mean += one[i] / size;
                meanOther += other[i] / size;
            }
            for (int i = 0; i < size; i++) {
                squares += ((one[i] - mean) * (one[i] - mean) + (other[i] - meanOther) * (other[i] - meanOther)) / 2;
                products += (one[i] - mean) * (other[i] - meanOther);
            }
        }
        assertThat(within.correlation(within, 0.5)).isCloseTo(products / squares, within(0.01));
        assertThat(Attenuation.NONE.within(0.4)).isEqualTo(Attenuation.NONE);
    }

    private static double cut(double z) {
        return z > Normal.quantile(0.7) ? 1 : 0;
    }

    @Test
    void loadingsOfMoreThanTheWholeAreRefused() {
        assertThatThrownBy(() -> new Attenuation(0.9, 0.9)).hasMessageContaining("0.9");
        assertThatThrownBy(() -> new Attenuation(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Attenuation::new).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void loadingsAreNotShared() {
        double[] given = {0.5, 0.1};
        Attenuation attenuation = new Attenuation(given);
        given[0] = 9;
        attenuation.loadings()[1] = 9;
        assertThat(attenuation.loadings()).containsExactly(0.5, 0.1);
        assertThat(attenuation).hasSameHashCodeAs(new Attenuation(0.5, 0.1)).isNotEqualTo(Attenuation.NONE);
    }
}
