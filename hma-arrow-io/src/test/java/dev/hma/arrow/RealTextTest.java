package dev.hma.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealTextTest {
    private static String text(double value) {
        Utf8Bytes out = new Utf8Bytes(1);
        RealText.write(value, out);
        return out.toString();
    }

    private static String full(double value) {
        Utf8Bytes out = new Utf8Bytes(1);
        RealText.full(value, out);
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "5, 5.0",
        "-5.25, -5.25",
        "0.1, 0.1",
        "0.001, 0.001",
        "1e10, 10000000000.0",
        "123456789012345680, 123456789012345680.0",
        "1e20, 100000000000000000000.0",
        "1e21, 1.0E21",
        "1.5e-7, 0.00000015",
        "1e-8, 1.0E-8",
        "1e-300, 1.0E-300",
        "-1.25e-5, -0.0000125",
        "1e23, 1.0E23",
        "2e-44, 2.0E-44",
        "0.30000000000000004, 0.30000000000000004",
        "1234567.891, 1234567.891",
        "3.141592653589793, 3.141592653589793",
        "1.7976931348623157e308, 1.7976931348623157E308",
        "4.9e-324, 4.9E-324"
    })
    void numbersAreWrittenPlainlyWhereTheyCanBe(double value, String expected) {
        assertThat(text(value)).isEqualTo(expected);
    }

    @Test
    void theQuickWayAndTheLongWayAgree() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200_000; i++) {
            double value = value(random, i);
            String text = text(value);
            assertThat(Double.doubleToLongBits(Double.parseDouble(text)))
                    .as(text)
                    .isEqualTo(Double.doubleToLongBits(value));
            assertThat(text).isEqualTo(full(value));
        }
    }

    private static double value(SplittableRandom random, int i) {
        return switch (i % 5) {
            case 0 -> random.nextLong() / Decimals.power(random.nextInt(23));
            case 1 -> random.nextLong(1L << random.nextInt(1, 55)) / Decimals.power(random.nextInt(12));
            case 2 -> -random.nextInt(100_000) / 100.0;
            case 3 -> random.nextDouble();
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) ? any : 1;
            }
        };
    }

    @Test
    void noShorterDecimalReadsBack() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextDouble() * 1000;
            BigDecimal decimal = new BigDecimal(text(value));
            BigDecimal shorter = decimal.round(new java.math.MathContext(decimal.precision() - 1));
            assertThat(decimal.precision() == 1 || shorter.doubleValue() != value)
                    .as(text(value))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsRefused(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> text(value)).withMessageContaining("is not finite");
    }
}
