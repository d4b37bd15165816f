package dev.hma.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BisectionTest {
    private static int[] match(double[][] wishes, double[][] offers, int[] slots) {
        int[] partner = new int[Arrays.stream(slots).sum()];
        new Bisection(wishes, offers, slots, partner).match();
        return partner;
    }

    @Test
    void inOneDimensionWishesAndSlotsArePairedInOrder() {
        double[][] wishes = {{0.3, -2, 5, 1, 0.2}};
        double[][] offers = {{10, -10, 0}};
        assertThat(match(wishes, offers, new int[] {1, 1, 3})).containsExactly(2, 1, 0, 2, 2);
    }

    @Test
    void everySlotIsTakenOnceHoweverManyAreEqual() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            int parents = 1 + random.nextInt(40);
            int[] slots = random.ints(parents, 0, 6).toArray();
            int n = Arrays.stream(slots).sum();
            double[][] wishes = new double[2][];
            double[][] offers = new double[2][];
            for (int axis = 0; axis < 2; axis++) {
                wishes[axis] = random.ints(n, 0, 3).asDoubleStream().toArray();
                offers[axis] = random.ints(parents, 0, 3).asDoubleStream().toArray();
            }
            int[] taken = new int[parents];
            for (int partner : match(wishes, offers, slots)) {
                taken[partner]++;
            }
            assertThat(taken).containsExactly(slots);
        }
    }

    @Test
    void partnersAreNearInTwoDimensions() {
        Random random = new Random(2);
        int n = 4096;
        double[][] wishes = new double[2][n];
        double[][] offers = new double[2][n];
        for (int axis = 0; axis < 2; axis++) {
            Arrays.setAll(wishes[axis], i -> random.nextGaussian());
            Arrays.setAll(offers[axis], i -> random.nextGaussian());
        }
        int[] slots = new int[n];
        Arrays.fill(slots, 1);
        int[] partner = match(wishes, offers, slots);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            for (int axis = 0; axis < 2; axis++) {
                double apart = wishes[axis][i] - offers[axis][partner[i]];
                squares += apart * apart;
            }
        }
        // By chance it would be 4.
        assertThat(squares / n).isLessThan(0.05);
    }

    @Test
    void slotsAndRowsThatAreNotAsManyAreRefused() {
        double[][] one = {{0, 1}};
        assertThatThrownBy(() -> new Bisection(one, one, new int[] {1, 2}, new int[2]))
                .hasMessageContaining("more slots");
        assertThatThrownBy(() -> new Bisection(one, one, new int[] {1, 0}, new int[2]))
                .hasMessageContaining("1 slots for 2");
    }
}
