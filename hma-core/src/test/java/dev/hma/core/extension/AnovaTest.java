package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.random.Draws;
import org.apache.commons.math3.distribution.FDistribution;
import org.junit.jupiter.api.Test;

class AnovaTest {
    private static Anova of(double[][] families) {
        long rows = 0;
        double squaredSizes = 0;
        double sum = 0;
        double squares = 0;
        double familySquares = 0;
        for (double[] family : families) {
            double own = 0;
            for (double x : family) {
                own += x;
                squares += x * x;
            }
            rows += family.length;
            squaredSizes += (double) family.length * family.length;
            sum += own;
            familySquares += own * own / family.length;
        }
        return Anova.of(families.length, rows, squaredSizes, sum, squares, familySquares);
    }

    @Test
    void aBalancedExampleComesOutAsByHand() {
        // Means 2, 5, 8 and variance 1 in each of three families of three: between 9 - 1/3, within 1.
        Anova anova = of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
        assertThat(anova.meanSquareBetween()).isCloseTo(27, within(1e-12));
        assertThat(anova.meanSquareWithin()).isCloseTo(1, within(1e-12));
        assertThat(anova.between()).isCloseTo(26.0 / 3, within(1e-12));
        assertThat(anova.share()).isCloseTo(26.0 / 29, within(1e-12));
        assertThat(anova.significant(0.01)).isTrue();
    }

    @Test
    void familiesThatDifferLessThanByChanceShareNothing() {
        Anova anova = of(new double[][] {{1, 3}, {3, 1}, {2, 2}});
        assertThat(anova.share()).isZero();
        assertThat(anova.significant(0.5)).isFalse();
    }

    @Test
    void nothingIsKnownFromOneFamilyOrFromFamiliesOfOne() {
        assertThat(of(new double[][] {{1, 2, 5}}).known()).isFalse();
        assertThat(of(new double[][] {{1}, {2}, {5}}).known()).isFalse();
        assertThat(of(new double[][] {{1}, {2}, {5}}).single()).isTrue();
        assertThat(of(new double[][] {}).known()).isFalse();
        assertThat(of(new double[][] {}).share()).isZero();
    }

    @Test
    void theTestRejectsAtItsLevel() {
        int rejected = 0;
        int trials = 2000;
        for (int trial = 0; trial < trials; trial++) {
            double[][] families = new double[20][];
            for (int i = 0; i < families.length; i++) {
                families[i] = new double[1 + i % 4];
                for (int k = 0; k < families[i].length; k++) {
                    families[i][k] = Draws.of(trial).normal(i, k);
                }
            }
            rejected += of(families).significant(0.05) ? 1 : 0;
        }
        assertThat((double) rejected / trials).isCloseTo(0.05, within(0.02));
    }

    @Test
    void theApproximationAgreesWithTheFDistribution() {
        for (int families : new int[] {5, 50, 1000}) {
            for (int size : new int[] {2, 10}) {
                double exact = new FDistribution(null, families - 1, families * (size - 1.0))
                        .inverseCumulativeProbability(0.99);
                double tolerance = families == 5 ? 0.1 : 0.005;
                long rows = (long) families * size;
                assertThat(new Anova(families, rows, 0, exact * (1 + tolerance), 1, 1).significant(0.01))
                        .isTrue();
                assertThat(new Anova(families, rows, 0, exact * (1 - tolerance), 1, 1).significant(0.01))
                        .isFalse();
            }
        }
    }
}
