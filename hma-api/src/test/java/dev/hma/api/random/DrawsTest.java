package dev.hma.api.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int N = 200_000;
    private static final long ROW_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long LANE_FACTOR = 0xD6E8FEB86659FD93L;

    /** Worked out by a second implementation of the published algorithm. */
    @Test
    void theNumbersAreTheseForEver() {
        assertThat(Draws.of(0).bits(0, 0)).isEqualTo(-4170695018702046938L);
        assertThat(Draws.of(1).bits(0, 0)).isEqualTo(-5848479358448590191L);
        assertThat(Draws.of(-1).bits(-1, -1)).isEqualTo(-6503714789929549122L);
        Draws draws = Draws.of(42).at("rows").at(7);
        assertThat(draws.bits(123_456_789_012L, 5)).isEqualTo(-6863257316328955818L);
        assertThat(draws.uniform(123_456_789_012L, 5)).isEqualTo(0.6279420753654558);
        assertThat(draws.normal(123_456_789_012L, 5)).isCloseTo(0.32640778361801115, within(1e-15));
        assertThat(draws.index(123_456_789_012L, 5, 1000)).isEqualTo(627);
        assertThat(Draws.of(42).at("größe").uniform(1, 2)).isEqualTo(0.16288440278913174);
    }

    @Test
    void aNumberDependsOnItsAddressAlone() {
        Draws draws = Draws.of(9).at("sample");
        double[] forwards = new double[1000];
        for (int row = 0; row < 1000; row++) {
            forwards[row] = draws.normal(row, 3);
        }
        for (int row = 999; row >= 0; row--) {
            assertThat(Draws.of(9).at("sample").normal(row, 3)).isEqualTo(forwards[row]);
        }
    }

    @Test
    void addressesDoNotShareNumbers() {
        Set<Long> seen = new HashSet<>();
        Draws[] all = {
            Draws.of(1),
            Draws.of(2),
            Draws.of(1).at("a"),
            Draws.of(1).at("b"),
            Draws.of(1).at(""),
            Draws.of(1).at(0),
            Draws.of(1).at(1),
            Draws.of(1).at("a").at("b"),
            Draws.of(1).at("b").at("a"),
            Draws.of(1).at("ab"),
            Draws.of(1).at("a").at(1),
            Draws.of(1).at(1).at("a"),
        };
        int count = 0;
        for (Draws draws : all) {
            for (long row = -50; row < 500; row++) {
                for (int lane = -1; lane < 20; lane++) {
                    seen.add(draws.bits(row, lane));
                    count++;
                }
            }
        }
        assertThat(seen).hasSize(count);
    }

    @Test
    void noTwoLanesMeetWithinAHundredTrillionRows() {
        long inverse = inverse(ROW_FACTOR);
        for (long lanes = 1; lanes < 65_536; lanes++) {
            long rows = lanes * LANE_FACTOR * inverse;
            assertThat(Math.abs(rows)).isGreaterThan(100_000_000_000_000L);
        }
    }

    @Test
    void uniformNumbersAreNeverZeroOrOne() {
        long key = mix(5 + ROW_FACTOR);
        for (long bits : new long[] {-1L, 0L, Long.MIN_VALUE, Long.MAX_VALUE}) {
            // The row whose random bits are these.
            long row = (unmix(key ^ unmix(bits)) - LANE_FACTOR) * inverse(ROW_FACTOR);
            assertThat(Draws.of(5).bits(row, 0)).isEqualTo(bits);
            assertThat(Draws.of(5).uniform(row, 0)).isGreaterThan(0).isLessThan(1);
            assertThat(Draws.of(5).normal(row, 0)).isBetween(-8.3, 8.3);
            assertThat(Draws.of(5).index(row, 0, Integer.MAX_VALUE)).isBetween(0, Integer.MAX_VALUE - 1);
        }
    }

    @Test
    void uniformNumbersFillTheirRangeEvenlyAlongRowsLanesAndPurposes() {
        Draws draws = Draws.of(77);
        assertThat(chiSquare(i -> draws.uniform(i, 0))).isLessThan(170);
        assertThat(chiSquare(i -> draws.uniform(i << 32, 4))).isLessThan(170);
        assertThat(chiSquare(i -> draws.uniform(3, (int) i))).isLessThan(170);
        assertThat(chiSquare(i -> draws.at(i).uniform(0, 0))).isLessThan(170);
        assertThat(chiSquare(i -> draws.at("purpose " + i).uniform(0, 0))).isLessThan(170);
        assertThat(chiSquare(i -> Draws.of(i).uniform(0, 0))).isLessThan(170);
        assertThat(chiSquare(i -> draws.index(i, 0, 100) / 100.0 + 0.005)).isLessThan(170);
    }

    /** Over 100 cells: 99 expected, above 170 once in 100,000 times. */
    private static double chiSquare(LongToDoubleFunction uniform) {
        int[] cells = new int[100];
        for (int i = 0; i < N; i++) {
            cells[(int) (100 * uniform.applyAsDouble(i))]++;
        }
        double expected = N / 100.0;
        double sum = 0;
        for (int cell : cells) {
            sum += (cell - expected) * (cell - expected) / expected;
        }
        return sum;
    }

    @Test
    void neighboursInRowLaneSeedAndPurposeAreIndependent() {
        Draws draws = Draws.of(3);
        LongToDoubleFunction base = i -> draws.normal(i, 0);
        assertThat(correlation(base, i -> draws.normal(i + 1, 0))).isCloseTo(0, within(0.01));
        assertThat(correlation(base, i -> draws.normal(i, 1))).isCloseTo(0, within(0.01));
        assertThat(correlation(base, i -> draws.normal(i + 1, 1))).isCloseTo(0, within(0.01));
        assertThat(correlation(base, i -> draws.at("a").normal(i, 0))).isCloseTo(0, within(0.01));
        assertThat(correlation(base, i -> Draws.of(4).normal(i, 0))).isCloseTo(0, within(0.01));
        assertThat(correlation(
                        i -> draws.at(i).normal(0, 0), i -> draws.at(i + 1).normal(0, 0)))
                .isCloseTo(0, within(0.01));
        assertThat(correlation(i -> Math.abs(draws.normal(i, 0)) - 0.798, i -> Math.abs(draws.normal(i, 1)) - 0.798))
                .isCloseTo(0, within(0.01));
    }

    /** Of standardised numbers; 0.01 is four and a half standard errors. */
    private static double correlation(LongToDoubleFunction one, LongToDoubleFunction other) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += one.applyAsDouble(i) * other.applyAsDouble(i);
        }
        return sum / N;
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheStandardNormal() {
        Draws draws = Draws.of(8).at("normal");
        double[] moments = new double[5];
        for (int i = 0; i < N; i++) {
            double z = draws.normal(i, 0);
            for (int k = 1, power = 1; k <= 4; k++, power++) {
                moments[k] += Math.pow(z, power) / N;
            }
        }
        assertThat(moments[1]).isCloseTo(0, within(0.01));
        assertThat(moments[2]).isCloseTo(1, within(0.015));
        assertThat(moments[3]).isCloseTo(0, within(0.04));
        assertThat(moments[4]).isCloseTo(3, within(0.1));
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    private static long unmix(long z) {
        long x = unshift(z, 31) * inverse(0x94D049BB133111EBL);
        x = unshift(x, 27) * inverse(0xBF58476D1CE4E5B9L);
        return unshift(x, 30);
    }

    private static long unshift(long x, int by) {
        return x ^ (x >>> by) ^ (x >>> 2 * by);
    }

    /** The inverse of an odd number modulo 2^64: each step of Newton's method doubles the right bits. */
    private static long inverse(long odd) {
        long x = odd;
        for (int i = 0; i < 6; i++) {
            x *= 2 - odd * x;
        }
        return x;
    }
}
