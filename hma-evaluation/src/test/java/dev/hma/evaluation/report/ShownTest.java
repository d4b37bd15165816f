package dev.hma.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void sharesAreNotRoundedToAllOrNothing() {
        assertThat(Shown.percent(0)).isEqualTo("0\u00a0%");
        assertThat(Shown.percent(1)).isEqualTo("100\u00a0%");
        assertThat(Shown.percent(1e-6)).isEqualTo("under 0.1\u00a0%");
        assertThat(Shown.percent(1 - 1e-6)).isEqualTo("over 99.9\u00a0%");
        assertThat(Shown.percent(0.1234)).isEqualTo("12.3\u00a0%");
        assertThat(Shown.percent(1.7)).isEqualTo("170.0\u00a0%");
    }

    @Test
    void whatRoundsToNothingHasNoSign() {
        assertThat(Shown.figure(-0.0004)).isEqualTo("0.000");
        assertThat(Shown.figure(-0.0005)).isEqualTo("-0.001");
        assertThat(Shown.figure(0.0004)).isEqualTo("0.000");
    }

    @Test
    void longTextsAreCutBetweenLetters() {
        assertThat(Shown.cut("ferry", 5)).isEqualTo("ferry");
        assertThat(Shown.cut("ferries", 5)).isEqualTo("ferr…");
        assertThat(Shown.cut("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 2)).isEqualTo("\ud83d\ude00…");
    }

    @Test
    void numbersKeepFiveDigits() {
        assertThat(Shown.number(33921)).isEqualTo("33,921");
        assertThat(Shown.number(-0.0)).isEqualTo("0");
        assertThat(Shown.number(1234.5678)).isEqualTo("1,234.6");
        assertThat(Shown.number(0.000123456)).isEqualTo("0.00012346");
        assertThat(Shown.number(1.5e-9)).isEqualTo("1.5E-9");
        assertThat(Shown.number(1e300)).isEqualTo("1E+300");
    }

    @Test
    void whatIsNotThereIsADash() {
        assertThat(Shown.figure(OptionalDouble.empty())).isEqualTo("–");
        assertThat(Shown.percent(OptionalDouble.empty())).isEqualTo("–");
        assertThat(Shown.number(OptionalDouble.empty())).isEqualTo("–");
    }
}
