package dev.hma.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 100, 12345})
    void theSumIsTheTotalAndZerosStayZeros(int total) {
        int[] slots = {3, 0, 1, 40, 0, 2};
        int[] fitted = Slots.fitted(slots, total);
        assertThat(IntStream.of(fitted).sum()).isEqualTo(total);
        assertThat(IntStream.of(fitted)).allMatch(n -> n >= 0);
        assertThat(fitted[1]).isZero();
        assertThat(fitted[4]).isZero();
    }

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Slots.fitted(new int[] {1, 2, 0}, 3)).containsExactly(1, 2, 0);
    }

    @Test
    void parentsShareWhereNobodyHasSlots() {
        assertThat(Slots.fitted(new int[4], 6)).containsOnly(1, 2);
    }

    @Test
    void largeNumbersDoNotOverflow() {
        int[] fitted = Slots.fitted(new int[] {1_000_000_000, 1_000_000_000}, 1_500_000_000);
        assertThat(fitted).containsExactly(750_000_000, 750_000_000);
    }
}
