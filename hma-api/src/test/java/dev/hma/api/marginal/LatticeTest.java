package dev.hma.api.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import org.junit.jupiter.api.Test;

class LatticeTest {
    @Test
    void scoresAreRoundedToTheNearestPointAndCutAtTheLimits() {
        assertThat(Lattice.round(0.3)).isEqualTo(19661 / 65536.0);
        assertThat(Lattice.round(-0.3)).isEqualTo(-19661 / 65536.0);
        assertThat(Lattice.round(100)).isEqualTo(8);
        assertThat(Lattice.round(Double.NEGATIVE_INFINITY)).isEqualTo(-8);
        assertThat(Lattice.round(Double.NaN)).isNaN();
        for (int i = 0; i < 1000; i++) {
            double z = Draws.of(1).normal(i, 0);
            assertThat(Lattice.round(z)).isCloseTo(z, within(0x1p-17));
            assertThat(Lattice.round(Lattice.round(z))).isEqualTo(Lattice.round(z));
        }
    }

    @Test
    void scoresAndProductsAreWholeNumbersOfUnits() {
        for (int i = 0; i < 1000; i++) {
            double z = Lattice.round(Draws.of(2).normal(i, 0));
            double other = Lattice.round(Draws.of(2).normal(i, 1));
            assertThat(Lattice.units(z) / Lattice.UNIT).isEqualTo(z);
            assertThat(Lattice.squareUnits(z * other)).isEqualTo(Lattice.units(z) * Lattice.units(other));
        }
        assertThat(Lattice.units(-8)).isEqualTo(-524_288);
    }

    @Test
    void theScoreOfAnIntervalIsTheMeanOfTheNormalInside() {
        assertThat(Lattice.score(0, 1)).isZero();
        assertThat(Lattice.score(0, 0.5)).isCloseTo(-0.7978845608, within(1e-5));
        assertThat(Lattice.score(0.5, 1)).isCloseTo(0.7978845608, within(1e-5));
        assertThat(Lattice.score(0.9, 1)).isCloseTo(1.7549833193, within(1e-5));
        assertThat(Lattice.score(0.25, 0.75)).isZero();
    }

    @Test
    void theScoreOfAPointIsItsQuantile() {
        for (double p = 0.001; p < 1; p += 0.001) {
            assertThat(Lattice.score(p, p)).isEqualTo(Lattice.round(Normal.quantile(p)));
            assertThat(Lattice.score(p - 5e-7, p + 5e-7)).isCloseTo(Normal.quantile(p), within(2e-5));
        }
    }

    @Test
    void thereIsNoJumpWhereIntervalsBecomePoints() {
        for (double p = 1e-5; p < 1 - 1e-5; p += 0.00131) {
            double point = Lattice.score(p, p + 0.99e-7);
            double interval = Lattice.score(p, p + 1.01e-7);
            assertThat(interval).isCloseTo(point, within(6e-5));
        }
    }

    @Test
    void scoresStayOnTheLatticeAtTheEndsOfTheProbabilities() {
        assertThat(Lattice.score(0, 0)).isEqualTo(-8);
        assertThat(Lattice.score(1, 1)).isEqualTo(8);
        assertThat(Lattice.score(0, 1e-300)).isEqualTo(-8);
        assertThat(Lattice.score(0, 1e-9)).isBetween(-7.0, -5.9);
    }

    @Test
    void scoresOfAPartitionAverageToZeroAndGrow() {
        double[] cuts = {0, 1e-8, 0.001, 0.1, 0.1001, 0.5, 0.97, 1 - 1e-6, 1};
        double mean = 0;
        double before = -9;
        for (int i = 1; i < cuts.length; i++) {
            double score = Lattice.score(cuts[i - 1], cuts[i]);
            assertThat(score).isGreaterThan(before);
            before = score;
            mean += score * (cuts[i] - cuts[i - 1]);
        }
        assertThat(mean).isCloseTo(0, within(1e-5));
    }
}
