package dev.hma.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.feature.Feature;
import dev.hma.api.random.Draws;
import org.junit.jupiter.api.Test;

class GroupsTest {
    /** Codes 0 to 9, of which 3 does not occur; 1, 5 and 8 are frequent. */
    private static final int[] COUNTS = {2, 20, 1, 0, 3, 30, 1, 2, 25, 4};

    private static Feature feature() {
        int total = 0;
        for (int count : COUNTS) {
            total += count;
        }
        double[] x = new double[total];
        int row = 0;
        for (int code = 0; code < COUNTS.length; code++) {
            for (int k = 0; k < COUNTS[code]; k++) {
                x[row++] = code;
            }
        }
        SampleMarginal marginal = new SampleMarginal(x);
        return new Feature("kind", "kind", COUNTS.length, null, marginal.attenuation(), marginal);
    }

    @Test
    void theMostFrequentCodesStandAlone() {
        Groups groups = Groups.of(feature(), 4);
        assertThat(groups.codes()).containsExactly(1, 5, 8);
        assertThat(groups.size()).isEqualTo(4);
        assertThat(groups.rest()).isCloseTo(13.0 / 88, within(1e-12));
        assertThat(groups.largest()).isEqualTo(1);
        assertThat(groups.name(2)).isEqualTo("8");
        assertThat(groups.name(3)).isEqualTo("rest");
    }

    @Test
    void thereIsNoRestWhereGroupsSuffice() {
        Groups groups = Groups.of(feature(), 9);
        assertThat(groups.size()).isEqualTo(9);
        assertThat(groups.rest()).isZero();
        assertThat(Groups.of(feature(), 8).size()).isEqualTo(8);
    }

    @Test
    void valuesThatAreNoCodesHaveNoGroup() {
        Groups groups = Groups.of(feature(), 4);
        assertThat(groups.group(Double.NaN)).isEqualTo(-1);
        assertThat(groups.group(-1)).isEqualTo(-1);
        assertThat(groups.group(10)).isEqualTo(-1);
        assertThat(groups.group(3)).isEqualTo(-1);
        assertThat(groups.group(0)).isEqualTo(3);
        assertThat(groups.group(5)).isEqualTo(1);
    }

    @Test
    void codesOwnIntervalsThatLieInOrderAndFillTheWhole() {
        for (int most : new int[] {3, 4, 6, 9}) {
            Groups groups = Groups.of(feature(), most);
            double[] p = frequencies(groups.size(), most);
            double end = 0;
            for (int code = 0; code < COUNTS.length; code++) {
                assertThat(groups.below(code, p)).isCloseTo(end, within(1e-12));
                end += COUNTS[code] == 0 ? 0 : groups.width(code, p);
            }
            assertThat(end).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void theCodeAtAProbabilityIsTheOneWhoseIntervalHoldsIt() {
        for (int most : new int[] {3, 4, 6, 9}) {
            Groups groups = Groups.of(feature(), most);
            double[] p = frequencies(groups.size(), most);
            for (int i = 0; i < 2000; i++) {
                double u = Draws.of(1).uniform(i, most);
                int code = groups.code(u, p);
                assertThat(u)
                        .isBetween(
                                groups.below(code, p) - 1e-12, groups.below(code, p) + groups.width(code, p) + 1e-12);
            }
        }
    }

    @Test
    void theEndsOfProbabilityHaveCodesThatOccur() {
        for (int most : new int[] {3, 4, 9}) {
            Groups groups = Groups.of(feature(), most);
            double[] p = frequencies(groups.size(), most);
            assertThat(COUNTS[groups.code(0, p)]).isPositive();
            assertThat(COUNTS[groups.code(1, p)]).isPositive();
            assertThat(COUNTS[groups.code(Math.nextDown(1.0), p)]).isPositive();
            double[] certain = new double[groups.size()];
            certain[0] = 1;
            assertThat(groups.group(groups.code(0.5, certain))).isZero();
            assertThat(COUNTS[groups.code(1, certain)]).isPositive();
        }
    }

    @Test
    void groupsAreTheSameAgainFromTheirCodes() {
        Groups groups = Groups.of(feature(), 5);
        Groups again = Groups.of(feature(), groups.codes());
        assertThat(again.probabilities()).isEqualTo(groups.probabilities());
        assertThat(again.codes()).isEqualTo(groups.codes());
    }

    private static double[] frequencies(int size, int seed) {
        double[] p = new double[size];
        double sum = 0;
        for (int g = 0; g < size; g++) {
            p[g] = Draws.of(seed).uniform(g, 0);
            sum += p[g];
        }
        for (int g = 0; g < size; g++) {
            p[g] /= sum;
        }
        return p;
    }
}
