package dev.hma.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.core.matching.CanonicalState.PairsState;
import dev.hma.testkit.RecordCopy;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairSumsTest {
    @Test
    void figuresTellHowAlikeTheRowsOfOnePartnerAre() {
        PairsState real = new PairSums(Drivers.paired(Drivers.real())).figures();
        PairsState dealt = new PairSums(Drivers.paired(Drivers.dealt())).figures();
        // By chance a tenth of the variance lies between families of ten.
        assertThat(real.between()[0]).isCloseTo(0.36 + 0.1 * 0.64, within(0.05));
        assertThat(real.between()[1]).isCloseTo(0.49 + 0.1 * 0.51, within(0.05));
        assertThat(dealt.between()[0]).isCloseTo(0.1, within(0.02));
        assertThat(dealt.between()[1]).isCloseTo(0.1, within(0.02));
        assertThat(real.distinct()[2]).isEqualTo(1);
        assertThat(dealt.distinct()[2]).isLessThan(0.75);
        // No two circuits are of the same length.
        assertThat(real.distinct()[3]).isEqualTo(1);
        assertThat(dealt.distinct()[3]).isEqualTo(1);
        assertThat(real.correlations()[0]).hasSize(1);
        assertThat(real.correlations()[0][0]).isCloseTo(0.48, within(0.06));
        assertThat(dealt.correlations()[0][0]).isCloseTo(0, within(0.06));
    }

    @Test
    void theOrderOfRowsAndPartnersDoesNotMatter() {
        PairsState forward = new PairSums(Drivers.paired(Drivers.dealt())).figures();
        double[][] races = Drivers.races();
        double[][] drivers = Drivers.drivers();
        int[] partners = Drivers.dealt();
        for (double[] column : races) {
            reverse(column);
        }
        for (double[] column : drivers) {
            reverse(column);
        }
        int[] backward = new int[partners.length];
        Arrays.setAll(backward, i -> Drivers.DRIVERS - 1 - partners[partners.length - 1 - i]);
        PairsState reversed = new PairSums(new PairFeatures(Drivers.JOINED)
                        .paired(
                                new FeatureBatch(0, Drivers.RACES, races),
                                new FeatureBatch(0, Drivers.DRIVERS, drivers),
                                backward))
                .figures();
        assertThat(RecordCopy.same(reversed, forward)).isTrue();
    }

    private static void reverse(double[] column) {
        double[] before = column.clone();
        Arrays.setAll(column, i -> before[before.length - 1 - i]);
    }

    @Test
    void exchangesChangeTheFiguresAsTheySay() {
        PairedRows paired = Drivers.paired(Drivers.real());
        PairSums sums = new PairSums(paired);
        Random random = new Random(1);
        for (int step = 0; step < 3000; step++) {
            int i = random.nextInt(Drivers.RACES);
            int j = random.nextInt(Drivers.RACES);
            if (paired.partner[i] == paired.partner[j]) {
                continue;
            }
            double[] between = new double[4];
            double[] distinct = new double[4];
            for (int f = 0; f < 4 && step % 100 == 0; f++) {
                between[f] = sums.between(f) + sums.betweenBy(f, i, j);
                distinct[f] = sums.distinct(f) + (double) sums.distinctBy(f, i, j) / sums.rows(f);
            }
            sums.exchange(i, j);
            for (int f = 0; f < 4 && step % 100 == 0; f++) {
                assertThat(sums.between(f)).as("step %d, feature %d", step, f).isCloseTo(between[f], within(1e-9));
                assertThat(sums.distinct(f)).as("step %d, feature %d", step, f).isCloseTo(distinct[f], within(1e-9));
            }
        }
        int[] partners = new int[Drivers.RACES];
        for (int i = 0; i < partners.length; i++) {
            partners[paired.rows[i]] = paired.parents[paired.partner[i]];
        }
        PairsState anew = new PairSums(Drivers.paired(partners)).figures();
        PairsState carried = sums.figures();
        assertThat(carried.between()).containsExactly(anew.between(), within(1e-9));
        assertThat(carried.distinct()).containsExactly(anew.distinct(), within(1e-9));
        for (int f = 0; f < 4; f++) {
            assertThat(carried.correlations()[f]).containsExactly(anew.correlations()[f], within(1e-9));
        }
    }
}
