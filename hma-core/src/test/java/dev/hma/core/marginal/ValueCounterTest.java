package dev.hma.core.marginal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ValueCounterTest {
    @Test
    void everyValueIsCountedInAscendingOrder() {
        ValueCounter counter = new ValueCounter();
        counter.add(new double[] {3, -1.5, 3, 0, 1e300, 3, 77}, 6);
        counter.addMissing(2);

        assertThat(counter.counts(0.5, false))
                .isEqualTo(new ValueCounts(
                        new double[] {-1.5, 0, 3, 1e300}, new long[] {1, 1, 3, 1}, 2, -1.5, 1e300, 0.5, false, true));
    }

    @Test
    void missingValuesAreCountedApart() {
        ValueCounter counter = new ValueCounter();
        counter.add(new double[] {Double.NaN, 1, Double.NaN}, 3);

        assertThat(counter.counts(0, false).missing()).isEqualTo(2);
        assertThat(counter.counts(0, false).total()).isEqualTo(1);
    }

    @Test
    void negativeZeroIsZero() {
        ValueCounter counter = new ValueCounter();
        counter.add(new double[] {-0.0, 0.0, -0.0}, 3);

        ValueCounts counts = counter.counts(0, false);
        assertThat(counts.counts()).containsExactly(3);
        assertThat(Double.doubleToRawLongBits(counts.values()[0])).isZero();
        assertThat(Double.doubleToRawLongBits(counts.min())).isZero();
    }

    @Test
    void nothingCountedIsEmpty() {
        ValueCounts counts = new ValueCounter().counts(0, false);

        assertThat(counts.isEmpty()).isTrue();
        assertThat(counts.min()).isNaN();
        assertThat(counts.exact()).isTrue();
    }

    @Test
    void infiniteValuesAndNegativeNumbersOfRowsAreRefused() {
        ValueCounter counter = new ValueCounter();
        assertThatThrownBy(() -> counter.add(new double[] {1, Double.NEGATIVE_INFINITY}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Infinity");
        assertThatThrownBy(() -> counter.addMissing(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counter.merge(counter)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asManyDistinctValuesAsFitAreExactAndOneMoreIsNot() {
        double[] values = new double[65_537];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 0.25;
        }
        ValueCounter counter = new ValueCounter();
        counter.add(values, 65_536);
        assertThat(counter.counts(0, false).exact()).isTrue();
        assertThat(counter.counts(0, false).values()).hasSize(65_536);

        counter.add(new double[] {65_536.25}, 1);
        ValueCounts counts = counter.counts(0, false);
        assertThat(counts.exact()).isFalse();
        assertThat(counts.values().length).isBetween(16_000, 65_536);
        assertThat(counts.total()).isEqualTo(65_537);
        assertThat(counts.min()).isEqualTo(0.25);
        assertThat(counts.max()).isEqualTo(65_536.25);
    }

    @Test
    void cellsHoldTheValuesThatShareTheirLeadingBits() {
        double[] values = draws("cells", 80_000, u -> (u - 0.3) * 1e6);
        ValueCounter counter = new ValueCounter();
        counter.add(values, values.length);
        ValueCounts counts = counter.counts(0, false);

        int dropped = 1;
        while (Arrays.stream(cut(values, dropped)).sorted().distinct().count() > 65_536) {
            dropped++;
        }
        TreeMap<Double, Long> cells = new TreeMap<>();
        for (double value : cut(values, dropped)) {
            cells.merge(value, 1L, Long::sum);
        }
        assertThat(counts.values()).hasSize(cells.size());
        int at = 0;
        for (var cell : cells.entrySet()) {
            double within = Math.max(counts.min(), Math.min(counts.max(), cell.getKey()));
            assertThat(counts.values()[at]).isEqualTo(within);
            assertThat(counts.counts()[at++]).isEqualTo(cell.getValue());
        }
    }

    private static double[] cut(double[] values, int bits) {
        return Arrays.stream(values)
                .map(value -> Double.longBitsToDouble(Double.doubleToRawLongBits(value) >> bits << bits) + 0.0)
                .toArray();
    }

    @Test
    void countsDependOnTheValuesAloneNotOnPartitionsOrderOrMergeTree() {
        List<double[]> columns = List.of(
                draws("few", 50_000, u -> Math.floor(u * 40)),
                draws("many", 80_000, u -> (u - 0.5) * StrictMath.exp(40 * u - 20)),
                draws("edge", 65_700, u -> u),
                draws("both", 150_000, u -> u < 0.5 ? 7 : u),
                draws("subnormal", 70_000, u -> (u - 0.5) * 1e-318));
        for (double[] column : columns) {
            double[] values = column.clone();
            ValueCounts expected = partitioned(values, 1, new Random(1));
            assertThat(expected.total()).isEqualTo(values.length);
            for (int partitions : new int[] {5, 64}) {
                Random random = new Random(partitions);
                shuffle(values, random);
                assertThat(partitioned(values, partitions, random)).isEqualTo(expected);
            }
        }
    }

    private static ValueCounts partitioned(double[] values, int partitions, Random random) {
        List<ValueCounter> counters = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            int from = (int) ((long) values.length * p / partitions);
            int to = (int) ((long) values.length * (p + 1) / partitions);
            ValueCounter counter = new ValueCounter();
            for (int at = from; at < to; at += 999) {
                double[] batch = Arrays.copyOfRange(values, at, Math.min(to, at + 999));
                counter.add(batch, batch.length);
            }
            counters.add(counter);
        }
        while (counters.size() > 1) {
            Collections.shuffle(counters, random);
            counters.get(0).merge(counters.remove(counters.size() - 1));
        }
        return counters.get(0).counts(0, false);
    }

    private static void shuffle(double[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    @Test
    void mergingLeavesTheOtherCounterAsItIs() {
        ValueCounter one = new ValueCounter();
        one.add(new double[] {1, 2}, 2);
        ValueCounter other = new ValueCounter();
        other.add(new double[] {2, Double.NaN, -3}, 3);
        ValueCounts before = other.counts(0, false);
        one.merge(other);
        one.add(new double[] {9}, 1);

        assertThat(other.counts(0, false)).isEqualTo(before);
        assertThat(one.counts(0, false).values()).containsExactly(-3, 1, 2, 9);
        assertThat(one.counts(0, false).missing()).isEqualTo(1);
        assertThat(one.missing()).isEqualTo(1);
    }

    private static double[] draws(String purpose, int n, DoubleUnaryOperator function) {
        Draws draws = Draws.of(5).at(purpose);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = function.applyAsDouble(draws.uniform(i, 0));
        }
        return values;
    }
}
