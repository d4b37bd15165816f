package dev.hma.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final double NAN = Double.NaN;

    @Test
    void distanceIsTheLargestGapBetweenDistributionFunctions() {
        assertThat(Figures.distance(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}))
                .isZero();
        assertThat(Figures.distance(new double[] {0, 0, 0, 1}, new double[] {0, 1, 1, 1}))
                .isEqualTo(0.5);
        assertThat(Figures.distance(new double[] {0, NAN}, new double[] {5})).isEqualTo(1);
        assertThat(Figures.distance(new double[] {NAN}, new double[0])).isZero();
        assertThat(Figures.distance(new double[] {NAN}, new double[] {1})).isEqualTo(1);
    }

    @Test
    void correlationIsThatOfTheRowsWithBothValues() {
        assertThat(Figures.correlation(new double[] {1, 2, 3, NAN, 9}, new double[] {2, 4, 6, 100, NAN}))
                .isCloseTo(1, within(1e-12));
        assertThat(Figures.correlation(new double[] {1, 2, 3}, new double[] {1, -2, 1}))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void intraclassCorrelationIsTheVarianceBetweenFamilies() {
        int[] families = {0, 0, 1, 1, 2, 2};
        assertThat(Figures.intraclass(new double[] {1, 1, 2, 2, 3, 3}, families, 3))
                .isEqualTo(1);
        // Means 2, 3, 4 with two values each: mean squares 2 between, 2 within.
        assertThat(Figures.intraclass(new double[] {1, 3, 2, 4, 3, 5}, families, 3))
                .isCloseTo(0, within(1e-12));
        // Mean squares 8 between, 2 within: 3 of 5.
        assertThat(Figures.intraclass(new double[] {1, 3, 3, 5, 5, 7}, families, 3))
                .isCloseTo(0.6, within(1e-12));
    }
}
