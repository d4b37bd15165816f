package dev.hma.core.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.data.Column;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A profile is a function of the multiset of values. */
class ProfilesTest {
    private static final int ROWS = 3_000;

    /** A column to profile: its type and the value of a row number drawn at random. */
    record Case(String name, ColumnType type, Function<Random, Object> value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("integer", new ColumnType.Numerical("Int64"), r -> 3 + 7L * r.nextInt(2_000)),
                new Case("whole, undeclared", new ColumnType.Numerical(null), r -> (double) r.nextInt(50)),
                new Case("real", new ColumnType.Numerical("Float"), r -> r.nextInt(5_000) / 100.0),
                new Case("real without end", new ColumnType.Numerical("Float"), r -> r.nextGaussian()),
                new Case(
                        "rarely not whole",
                        new ColumnType.Numerical(null),
                        r -> r.nextInt(1_000) == 0 ? 0.25 : (double) r.nextInt(9)),
                new Case("category", new ColumnType.Categorical(List.of()), r -> "v" + r.nextInt(40)),
                new Case("numbers as category", new ColumnType.Categorical(List.of()), r -> "" + r.nextInt(40)),
                new Case("text", new ColumnType.Text("unknown"), r -> "x".repeat(r.nextInt(60))),
                new Case("repeated id", new ColumnType.Id(null), r -> "K" + r.nextInt(2_500)),
                new Case("rare id", new ColumnType.Id(null), r -> "" + r.nextInt(90)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void neitherOrderNorPartitionMatters(Case what) {
        Random random = new Random(21);
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(random.nextInt(10) == 0 ? "" : what.value.apply(random));
        }
        ColumnSpec spec = new ColumnSpec("c", what.type);
        ColumnProfiler whole = ColumnProfiler.of("t", spec);
        whole.add(column(rows), ROWS);
        Profile expected = whole.finish();
        for (int trial = 0; trial < 8; trial++) {
            Collections.shuffle(rows, random);
            ColumnProfiler all = ColumnProfiler.of("t", spec);
            for (int from = 0; from < ROWS; ) {
                int to = Math.min(ROWS, from + random.nextInt(ROWS / (trial + 1)));
                ColumnProfiler part = trial == 0 ? all : ColumnProfiler.of("t", spec);
                part.add(column(rows.subList(from, to)), to - from);
                if (part != all && random.nextBoolean()) {
                    all.merge(part);
                } else if (part != all) {
                    part.merge(all);
                    all = part;
                }
                from = to;
            }
            assertThat(all.finish()).isEqualTo(expected);
        }
    }

    @Test
    void datesToo() {
        Random random = new Random(4);
        ColumnSpec spec = new ColumnSpec("c", new ColumnType.Datetime(null));
        long[] micros = random.longs(ROWS, -9_000_000, 9_000_000)
                .map(s -> s * 1_000_000)
                .toArray();
        ColumnProfiler whole = ColumnProfiler.of("t", spec);
        whole.add(new Column.Datetimes(micros, new BitSet(), true), ROWS);
        ColumnProfiler first = ColumnProfiler.of("t", spec);
        first.add(new Column.Datetimes(Arrays.copyOfRange(micros, 1_000, ROWS), new BitSet(), true), 2_000);
        ColumnProfiler second = ColumnProfiler.of("t", spec);
        second.add(new Column.Datetimes(micros, new BitSet(), false), 1_000);
        first.merge(second);
        assertThat(first.finish()).isEqualTo(whole.finish());
    }

    @Test
    void profilersOfDifferentColumnsDoNotJoin() {
        ColumnProfiler one = ColumnProfiler.of("t", new ColumnSpec("a", new ColumnType.Bool()));
        ColumnProfiler other = ColumnProfiler.of("t", new ColumnSpec("b", new ColumnType.Bool()));
        assertThatThrownBy(() -> one.merge(other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.merge(one)).isInstanceOf(IllegalArgumentException.class);
    }

    /** An empty text stands for a missing value. */
    private static Column column(List<Object> rows) {
        BitSet nulls = new BitSet();
        long[] longs = new long[rows.size()];
        double[] doubles = new double[rows.size()];
        int[] codes = new int[rows.size()];
        String[] texts = new String[rows.size()];
        Class<?> kind = String.class;
        for (int i = 0; i < rows.size(); i++) {
            Object value = rows.get(i);
            codes[i] = i;
            texts[i] = value.toString();
            nulls.set(i, texts[i].isEmpty());
            if (value instanceof Number number) {
                longs[i] = number.longValue();
                doubles[i] = number.doubleValue();
                kind = value.getClass();
            }
        }
        return kind == Long.class
                ? new Column.Longs(longs, nulls)
                : kind == Double.class ? new Column.Doubles(doubles, nulls) : new Column.Texts(codes, texts, nulls);
    }
}
