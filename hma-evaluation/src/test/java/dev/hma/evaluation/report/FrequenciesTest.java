package dev.hma.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hma.api.evaluation.Values;
import dev.hma.evaluation.support.MadeUp;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class FrequenciesTest {
    private static Values.Texts texts(int rows, IntFunction<String> value) {
        return (Values.Texts) new MadeUp()
                .table("t", rows)
                .category("c", value)
                .data()
                .find("t")
                .find("c");
    }

    @Test
    void theMostFrequentRealValuesComeFirstAndEqualOnesByTheirText() {
        Frequencies frequencies = Frequencies.of(
                List.of(texts(6, i -> List.of("b", "a", "c", "c", "c", "d").get(i)), texts(2, i -> "a")), List.of());

        assertThat(frequencies.values()).containsExactly("c", "a", "b", "d");
        assertThat(frequencies.counts().get(0)).containsExactly(3, 1, 1, 1);
        assertThat(frequencies.counts().get(1)).containsExactly(0, 2, 0, 0);
        assertThat(frequencies.othersKinds()).isZero();
    }

    @Test
    void rareValuesAndUnknownOnesAreCountedTogether() {
        Frequencies frequencies = Frequencies.of(
                List.of(
                        texts(1000, i -> "v" + i % 100 * i % 100),
                        texts(10, i -> i < 3 ? "new " + i : i < 4 ? null : "v0")),
                List.of());

        assertThat(frequencies.values()).hasSizeLessThan(10);
        assertThat(frequencies.othersKinds()).isPositive();
        assertThat(frequencies.unknown()).containsExactly(0, 3);
        int shown = 0;
        for (int count : frequencies.counts().get(0)) {
            shown += count;
        }
        assertThat(shown + frequencies.others()[0]).isEqualTo(1000);
    }

    @Test
    void anUnknownValueIsShownWhereThereIsRoom() {
        Frequencies frequencies = Frequencies.of(List.of(texts(3, i -> "known"), texts(3, i -> "unknown")), List.of());

        assertThat(frequencies.values()).containsExactly("known", "unknown");
        assertThat(frequencies.unknown()).containsExactly(0, 0);
    }

    @Test
    void declaredOrderWins() {
        Frequencies frequencies = Frequencies.of(
                List.of(texts(4, i -> List.of("high", "high", "low", "middle").get(i))),
                List.of("low", "middle", "high", "extreme"));

        assertThat(frequencies.values()).containsExactly("low", "middle", "high");
    }

    @Test
    void numbersStandInTheirOrder() {
        Frequencies frequencies = Frequencies.of(
                List.of(texts(5, i -> List.of("10", "10", "9", "9.5", "-1").get(i))), List.of());

        assertThat(frequencies.values()).containsExactly("-1", "9", "9.5", "10");
    }

    @Test
    void nothingIsCountedWhereAllIsMissing() {
        Frequencies frequencies = Frequencies.of(List.of(texts(3, i -> null), texts(0, i -> "x")), List.of());

        assertThat(frequencies.values()).isEmpty();
    }
}
