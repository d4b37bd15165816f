package dev.hma.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hma.core.matching.CanonicalState.SuccessionState;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final int OWN = 3;
    private static final int CAR = 1;
    private static final int YEAR = 2;

    /** Of neighbours in the year, by comparing all rows of a driver: the share that drive the same car. */
    private static double sameCar(PairedRows paired) {
        int same = 0;
        for (int i = 0; i < paired.rows.length; i++) {
            int next = -1;
            for (int j = 0; j < paired.rows.length; j++) {
                boolean later = paired.partner[j] == paired.partner[i] && comesBefore(paired, i, j);
                if (later && (next < 0 || comesBefore(paired, j, next))) {
                    next = j;
                }
            }
            same += next >= 0 && value(paired, next) == value(paired, i) ? 1 : 0;
        }
        return (double) same / (paired.rows.length - paired.parents.length);
    }

    private static boolean comesBefore(PairedRows paired, int i, int j) {
        double yearOfI = paired.scores[i * 4 + YEAR];
        double yearOfJ = paired.scores[j * 4 + YEAR];
        return yearOfI < yearOfJ || yearOfI == yearOfJ && i < j;
    }

    private static int value(PairedRows paired, int row) {
        return paired.values[row * 4 + CAR];
    }

    @Test
    void rowsOfOnePartnerFollowOneAnotherByTheirOrder() {
        PairedRows real = Drivers.paired(Drivers.real());
        PairedRows dealt = Drivers.paired(Drivers.dealt());
        assertThat(new Succession(real, OWN, YEAR).next(CAR)).isCloseTo(sameCar(real), within(1e-12));
        assertThat(new Succession(dealt, OWN, YEAR).next(CAR)).isCloseTo(sameCar(dealt), within(1e-12));
        assertThat(sameCar(real)).isGreaterThan(sameCar(dealt) + 0.3);
    }

    @Test
    void exchangesChangeTheFiguresAsTheySay() {
        for (int[] partners : new int[][] {Drivers.real(), Drivers.dealt()}) {
            PairedRows paired = Drivers.paired(partners);
            Succession succession = new Succession(paired, OWN, YEAR);
            Random random = new Random(4);
            for (int step = 0; step < 3000; step++) {
                int i = random.nextInt(Drivers.RACES);
                int j = random.nextInt(Drivers.RACES);
                if (paired.partner[i] == paired.partner[j]) {
                    continue;
                }
                succession.look(i, j);
                double[] expected = new double[OWN];
                for (int f = 0; f < OWN; f++) {
                    expected[f] = succession.next(f) + succession.nextBy(f);
                }
                succession.exchange(i, j);
                int partner = paired.partner[i];
                paired.partner[i] = paired.partner[j];
                paired.partner[j] = partner;
                Succession anew = step % 100 == 0 ? new Succession(paired, OWN, YEAR) : succession;
                for (int f = 0; f < OWN; f++) {
                    assertThat(succession.next(f)).as("step %d, %d", step, f).isCloseTo(expected[f], within(1e-12));
                    assertThat(anew.next(f)).as("step %d, %d", step, f).isCloseTo(expected[f], within(1e-12));
                }
            }
        }
    }

    @Test
    void theOrderIsANumberThatHardlyTwoRowsOfAPartnerShare() {
        PairedRows real = Drivers.paired(Drivers.real());
        SuccessionState learnt = Succession.learn(real, OWN, new double[] {0.5, 1, 1});
        assertThat(learnt).isNotNull();
        assertThat(learnt.by()).isEqualTo(YEAR);
        assertThat(learnt.next()[CAR]).isCloseTo(sameCar(real), within(1e-12));
        // The car is no number, and the speed is missing in places.
        assertThat(Succession.learn(real, OWN, new double[] {1, 1, 0.5})).isNull();
    }
}
