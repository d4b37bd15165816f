package dev.hma.core.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepFinderTest {
    private static StepFinder find(double... values) {
        StepFinder finder = new StepFinder();
        finder.add(values, values.length);
        return finder;
    }

    @ParameterizedTest
    @CsvSource({
        "1 2 4, 0, 1",
        "10 40 -50, 0, 30",
        "7 12 1002, 0, 5",
        "0.1 0.2 0.3, 1, 0.1",
        "0.25 0.5 1.75, 2, 0.25",
        "19.99 29.99 5.99, 2, 2",
        "1.5 2 3.125, 3, 0.125",
        "100 0.01, 2, 99.99",
        "-0.75 0.75 0, 2, 0.75",
        "1234567890.123456 1234567890.123457, 6, 0.000001",
        "5 5 5, 0, 1",
        "2.50 2.5, 1, 0.1",
        "0 -0.0, 0, 1",
        "1e300 3e300, 0, 1",
        "9007199254740993 9007199254740992, 0, 1",
        "1e15 0.5, 1, 0.1",
        "0.000000000000001 1, 15, 0.999999999999999",
        "1700000000000000 1700000086400000, 0, 86400000",
        "1700000000000000000 1700000000000086016, 0, 86016"
    })
    void findsDecimalsAndStep(String values, int decimals, double step) {
        double[] numbers = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        StepFinder finder = find(numbers);
        assertThat(finder.decimals()).isEqualTo(decimals);
        assertThat(finder.step()).isEqualTo(step);
    }

    @Test
    void tooManyDecimalsHaveNoStep() {
        for (StepFinder finder : List.of(
                find(1.0 / 3), find(1, 1e-16, 2), find(2, 3, Double.MIN_VALUE), find(), find(Double.NaN, Double.NaN))) {
            assertThat(finder.decimals()).isEqualTo(-1);
            assertThat(finder.step()).isZero();
        }
    }

    @Test
    void missingValuesDoNotCount() {
        assertThat(find(Double.NaN, 0.5, Double.NaN, 1.5).step()).isEqualTo(1);
    }

    @Test
    void infiniteValuesAreRefused() {
        assertThatThrownBy(() -> find(1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Infinity");
    }

    @Test
    void everyDecimalNumberOfUpToFifteenDigitsIsRecognised() {
        Draws draws = Draws.of(11);
        for (int i = 0; i < 20_000; i++) {
            int decimals = draws.index(i, 0, 10);
            long units = draws.bits(i, 1) >>> (14 + draws.index(i, 2, 40));
            double value =
                    new java.math.BigDecimal(units).movePointLeft(decimals).doubleValue();
            int needed = Math.max(
                    0,
                    new java.math.BigDecimal(units)
                            .movePointLeft(decimals)
                            .stripTrailingZeros()
                            .scale());
            assertThat(find(value).decimals()).as("%s", value).isEqualTo(units == 0 ? 0 : needed);
        }
    }

    @Test
    void theResultDependsOnTheValuesAloneNotOnOrderOrMergeTree() {
        for (int round = 0; round < 300; round++) {
            Random random = new Random(round);
            int places = random.nextInt(5);
            double power = StrictMath.pow(10, places);
            long multiple = 1L + random.nextInt(60);
            long first = random.nextInt(1000);
            double[] values = new double[60];
            for (int i = 0; i < values.length; i++) {
                values[i] = (first + multiple * random.nextInt(round % 3 == 0 ? 3 : 100_000)) / power;
            }
            if (round % 10 == 9) {
                values[5] = round % 20 == 9 ? 1e17 : 1.0 / 3;
            }
            StepFinder expected = find(values);
            List<StepFinder> parts = new ArrayList<>();
            parts.add(new StepFinder());
            List<Double> shuffled = new ArrayList<>();
            for (double value : values) {
                shuffled.add(value);
            }
            Collections.shuffle(shuffled, random);
            for (int at = 0; at < 60; at += 6) {
                parts.add(find(shuffled.subList(at, at + 6).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
            }
            while (parts.size() > 1) {
                Collections.shuffle(parts, random);
                parts.get(0).merge(parts.remove(parts.size() - 1));
            }
            assertThat(parts.get(0).decimals()).as("round %s", round).isEqualTo(expected.decimals());
            assertThat(parts.get(0).step()).as("round %s", round).isEqualTo(expected.step());
        }
    }
}
