package dev.hma.core.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.core.key.PatternKey;
import dev.hma.core.key.SequenceKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodersTest {
    private static final Draws DRAWS = Draws.of(42);
    private static final ColumnType INT = new ColumnType.Numerical("Int64");
    private static final ColumnType FLOAT = new ColumnType.Numerical("Float");
    private static final ColumnType NUMBER = new ColumnType.Numerical(null);
    private static final ColumnType DATE = new ColumnType.Datetime("%Y-%m-%d");
    private static final ColumnType CATEGORY = new ColumnType.Categorical(List.of());
    private static final long DAY = 86_400_000_000L;

    /** What no marginal would give, and everything between. */
    private static double[] anything(double from, double to) {
        Random random = new Random(9);
        double[] values = new double[2_000];
        Arrays.setAll(values, i -> from + (to - from) * (random.nextDouble() * 3 - 1));
        double[] extremes = {
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0,
            -0.0,
            Double.MIN_VALUE,
            1e15,
            -1e15,
            0x1p62,
            0x1p63,
            -0x1p63,
            1e19,
            from,
            to,
            Math.nextDown(from),
            Math.nextUp(to)
        };
        System.arraycopy(extremes, 0, values, 0, extremes.length);
        return values;
    }

    @Test
    void categoriesThatWereNotThereSayNothingWhereThatIsAllowed() {
        Encoder encoder = profile(new ColumnType.Categorical(List.of()), texts("a", "b", null))
                .encoder();
        double[] out = new double[4];
        encoder.encodeKnown(texts("b", "new", null, "a"), 4, out);
        assertThat(out[1]).isNaN();
        assertThat(out[2]).isNaN();
        Column.Texts back = (Column.Texts) decode(encoder, out[0], out[3]);
        assertThat(back.text(0)).isEqualTo("b");
        assertThat(back.text(1)).isEqualTo("a");
        assertThatThrownBy(() -> encoder.encode(texts("b", "new"), 2, out))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("'new'");
    }

    @Test
    void wholeNumbersComeBack() {
        Column.Longs column = longs(12, -7, 0, 1_000_000_007, 12);
        assertRoundTrip(INT, column);
        assertThat(profile(INT, column).encoder()).isEqualTo(new IntegerEncoder(-7, 1_000_000_007, 1, true));
        assertThat(profile(INT, column).counts().values()).containsExactly(-7, 0, 12, 1_000_000_007);
    }

    @Test
    void wholeNumbersStayInTheirRangeAndOnTheirGrid() {
        Encoder encoder = profile(INT, longs(20, 35, 110, 50)).encoder();
        assertThat(encoder).isEqualTo(new IntegerEncoder(20, 110, 15, true));
        assertThat(profile(INT, longs(20, 35, 110, 50)).counts().step()).isEqualTo(15);
        Column.Longs out = (Column.Longs) decode(encoder, anything(20, 110));
        for (long value : out.values()) {
            assertThat(value).isBetween(20L, 110L);
            assertThat((value - 20) % 15).isZero();
        }
    }

    @Test
    void theWholeRangeOfLongsIsSafe() {
        Column.Longs column = longs(Long.MIN_VALUE, Long.MAX_VALUE, 0, 1L << 60);
        Encoder encoder = profile(INT, column).encoder();
        decode(encoder, anything(-0x1p63, 0x1p63));
        Column.Longs wide = longs(Long.MIN_VALUE, Long.MIN_VALUE + 10, Long.MIN_VALUE + 25, Long.MAX_VALUE - 5);
        IntegerEncoder stepped = (IntegerEncoder) profile(INT, wide).encoder();
        assertThat(stepped.step()).isEqualTo(5);
        for (long value : ((Column.Longs) decode(stepped, anything(-0x1p63, 0x1p63))).values()) {
            assertThat(value).isBetween(stepped.min(), stepped.max());
            assertThat(Long.remainderUnsigned(value - stepped.min(), stepped.step()))
                    .isZero();
        }
        long huge = (1L << 53) + 1;
        Encoder above = profile(INT, longs(huge, huge + 4)).encoder();
        for (long value : ((Column.Longs) decode(above, anything(0x1p53, 0x1p53 + 8))).values()) {
            assertThat(value).isIn(huge, huge + 4);
        }
    }

    @Test
    void undeclaredNumbersThatAreWholeAreWrittenWhole() {
        Column.Doubles column = doubles(3, -0.0, 10);
        assertThat(profile(NUMBER, column).encoder()).isEqualTo(new IntegerEncoder(0, 10, 1, true));
        assertThat(((Column.Longs) decode(profile(NUMBER, column).encoder(), 4.4)).values())
                .containsExactly(4);
        assertThat(profile(NUMBER, doubles(3, 1e300)).encoder()).isInstanceOf(RealEncoder.class);
        assertThat(profile(NUMBER, doubles(3, 0.5)).encoder()).isInstanceOf(RealEncoder.class);
        assertThat(profile(FLOAT, doubles(3, 5)).encoder()).isEqualTo(new RealEncoder(0, 2, 3, 5, true));
        assertThat(profile(FLOAT, longs(3, 5, 6)).encoder()).isEqualTo(new RealEncoder(0, 1, 3, 6, true));
        assertThat(profile(INT, doubles(3, 5, 6)).encoder()).isEqualTo(new IntegerEncoder(3, 6, 1, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 15})
    void realNumbersComeBackAndKeepTheirDecimals(int decimals) {
        Random random = new Random(decimals);
        double[] values = new double[3_000];
        Arrays.setAll(
                values,
                i -> new BigDecimal(random.nextDouble() * 8 - 4)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue());
        Column.Doubles column = doubles(values);
        assertRoundTrip(FLOAT, column);
        RealEncoder encoder = (RealEncoder) profile(FLOAT, column).encoder();
        assertThat(encoder.decimals()).isEqualTo(decimals);
        for (double value : ((Column.Doubles) decode(encoder, anything(-4, 4))).values()) {
            assertThat(value).isBetween(encoder.min(), encoder.max());
            assertThat(new BigDecimal(Double.toString(value))
                            .stripTrailingZeros()
                            .scale())
                    .as("%s", value)
                    .isLessThanOrEqualTo(decimals);
            assertThat(Double.doubleToRawLongBits(value)).isNotEqualTo(Double.doubleToRawLongBits(-0.0));
        }
    }

    @Test
    void realNumbersStayOnTheirGrid() {
        Column.Doubles column = doubles(0.3, 0.55, 1.05, 2.3, 0.8);
        Encoder encoder = profile(FLOAT, column).encoder();
        assertRoundTrip(FLOAT, column);
        Set<Double> possible = new HashSet<>();
        for (int k = 0; k <= 8; k++) {
            possible.add((30 + 25 * k) / 100.0);
        }
        for (double value : ((Column.Doubles) decode(encoder, anything(0.3, 2.3))).values()) {
            assertThat(possible).contains(value);
        }
    }

    @Test
    void realNumbersWithoutEndStayInTheirRange() {
        Random random = new Random(2);
        double[] values = new double[500];
        Arrays.setAll(values, i -> random.nextGaussian() * StrictMath.pow(10, random.nextInt(40) - 20));
        Column.Doubles column = doubles(values);
        assertRoundTrip(FLOAT, column);
        RealEncoder encoder = (RealEncoder) profile(FLOAT, column).encoder();
        for (double value : ((Column.Doubles) decode(encoder, anything(encoder.min(), encoder.max()))).values()) {
            assertThat(value).isBetween(encoder.min(), encoder.max());
        }
        assertRoundTrip(FLOAT, doubles(-Double.MAX_VALUE, Double.MAX_VALUE, 0.1));
    }

    @Test
    void datesComeBackPaddedAndUnpadded() {
        for (boolean unpadded : new boolean[] {false, true}) {
            Column.Datetimes column = new Column.Datetimes(
                    new long[] {days("1957-07-04"), 5, days("2013-12-31"), days("2013-01-01")}, nulls(1), unpadded);
            assertRoundTrip(DATE, column);
            Profile profile = profile(DATE, column);
            assertThat(profile.encoder())
                    .isEqualTo(new DatetimeEncoder(days("1957-07-04"), days("2013-12-31"), DAY, unpadded, true));
            assertThat(profile.counts().values()).containsExactly(-4564, 15706, 16070);
            assertThat(profile.counts().step()).isEqualTo(1);
            Column.Datetimes out = (Column.Datetimes) decode(profile.encoder(), anything(-5000, 17000));
            for (long micros : out.micros()) {
                assertThat(micros).isBetween(days("1957-07-04"), days("2013-12-31"));
                assertThat(micros % DAY).isZero();
            }
            assertThat(out.unpadded()).isEqualTo(unpadded);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 1_000_000, 60_000_000, 900_000_000, 3_600_000_000L, 43_200_000_000L})
    void timesComeBackInTheStepThatTheyHave(long step) {
        Random random = new Random(step);
        long[] micros = new long[4_000];
        Arrays.setAll(micros, i -> (random.nextLong() >> 12) / step * step);
        micros[0] = step;
        Column.Datetimes column = new Column.Datetimes(micros, new BitSet(), false);
        assertRoundTrip(DATE, column);
        assertThat(((DatetimeEncoder) profile(DATE, column).encoder()).step()).isEqualTo(step);
        assertThat(profile(DATE, column).encoder().tick()).isEqualTo(Duration.ofNanos(1000 * step));
    }

    @Test
    void datesThatShareACellOfTheCountsStayOnTheirDays() {
        long[] micros = new long[200_000];
        Arrays.setAll(micros, i -> (i - 50_000) * 60_000_000L);
        Profile profile = profile(DATE, new Column.Datetimes(micros, new BitSet(), false));
        assertThat(profile.counts().exact()).isFalse();
        assertThat(profile.counts().total()).isEqualTo(200_000);
        assertThat(Arrays.stream(profile.counts().values())).allMatch(value -> value == Math.rint(value));
        assertThat(profile.counts().min()).isEqualTo(-50_000);
        assertThat(profile.counts().max()).isEqualTo(149_999);
    }

    @Test
    void categoriesComeBack() {
        Column.Texts column = texts("b", "a", null, "b", "", "NA");
        assertRoundTrip(CATEGORY, column);
        Profile profile = profile(CATEGORY, column);
        assertThat(profile.encoder()).isEqualTo(new CategoryEncoder(List.of("b", "", "NA", "a"), true));
        assertThat(profile.counts().counts()).containsExactly(2, 1, 1, 1);
        assertThat(profile.encoder().levels()).isEqualTo(4);
        Set<String> levels = Set.of("b", "", "NA", "a");
        Column.Texts out = (Column.Texts) decode(profile.encoder(), anything(0, 4));
        for (int i = 0; i < 2_000; i++) {
            assertThat(levels).contains(out.text(i));
        }
    }

    @Test
    void categoriesFollowTheDeclaredOrderThenTheirSizeThenTheirFrequency() {
        Column.Texts sizes = texts("big", "small", "big", "huge", null, "tiny", "huge", "huge");
        assertThat(levels(new ColumnType.Categorical(List.of("small", "middle", "big", "small")), sizes))
                .containsExactly("small", "big", "huge", "tiny");
        assertThat(levels(CATEGORY, texts("10", "9", "-1.5", "1e1", "10"))).containsExactly("-1.5", "9", "10", "1e1");
        assertThat(levels(CATEGORY, texts("10", "9", "10", "x"))).containsExactly("10", "9", "x");
        assertThat(levels(CATEGORY, longs(10, 9))).containsExactly("9", "10");
    }

    @Test
    void unseenCategoriesAreRefusedByName() {
        Encoder encoder = profile(CATEGORY, texts("a", "b")).encoder();
        assertThatThrownBy(() -> encoder.encode(texts("a", "new"), 2, new double[2]))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("'new'");
    }

    @Test
    void booleansComeBackAndNeverTurnIntoWhatWasNotThere() {
        ColumnType bool = new ColumnType.Bool();
        assertRoundTrip(bool, longs(1, 0, 0, 1));
        assertThat(profile(bool, longs(1, 0, 0)).counts().counts()).containsExactly(2, 1);
        assertThat(profile(bool, longs(1, 0, 0)).encoder().levels()).isEqualTo(2);
        assertThat(((Column.Longs) decode(profile(bool, longs(1, 1)).encoder(), anything(0, 1))).values())
                .containsOnly(1);
        assertThat(((Column.Longs) decode(profile(bool, longs(0)).encoder(), anything(0, 1))).values())
                .containsOnly(0);
        assertThat(((Column.Longs) decode(profile(bool, longs(0, 1)).encoder(), anything(0, 1))).values())
                .containsOnly(0, 1);
    }

    @Test
    void freeTextHasTheLengthsThatWereSeenAndNothingElseOfThem() {
        String[] real = new String[400];
        Arrays.setAll(real, i -> "Z".repeat(5 + i % 40));
        real[7] = null;
        Profile profile = profile(new ColumnType.Text("unknown"), texts(real));
        Encoder encoder = profile.encoder();
        assertThat(encoder.modelled()).isFalse();
        assertThat(encoder.sometimesMissing()).isTrue();
        assertThat(profile.counts().isEmpty()).isTrue();
        assertThat(profile.counts().missing()).isEqualTo(1);
        Column.Texts out = (Column.Texts) encoder.decode(new double[0], nulls(2), 3_000, 50, DRAWS);
        double total = 0;
        for (int i = 0; i < 3_000; i++) {
            if (i != 2) {
                assertThat(out.text(i)).hasSizeBetween(5, 44).doesNotContain("Z");
                total += out.text(i).length();
            }
        }
        assertThat(out.nulls()).isEqualTo(nulls(2));
        assertThat(total / 2_999).isBetween(23.0, 26.0);
        Column.Texts again = (Column.Texts) encoder.decode(new double[0], new BitSet(), 10, 1_050, DRAWS);
        assertThat(again.text(3)).isEqualTo(out.text(1_003));
        double[] encoded = new double[400];
        encoder.encode(texts(real), 400, encoded);
        assertThat(encoded[7]).isNaN();
        assertThat(encoded[8]).isZero();
    }

    @Test
    void personalDataComesFromThePool() {
        Encoder encoder =
                profile(new ColumnType.Text("city"), texts("Oslo", "Rome")).encoder();
        Column.Texts out = (Column.Texts) encoder.decode(new double[0], new BitSet(), 100, 0, DRAWS);
        for (int i = 0; i < 100; i++) {
            assertThat(out.text(i)).isNotBlank().isNotIn("Oslo", "Rome");
        }
    }

    @Test
    void uniqueIdentifiersStayUnique() {
        ColumnType id = new ColumnType.Id("[A-Z]{1,2}[0-9]{5}");
        Encoder encoder =
                profile(id, texts("T07799", null, "T12038", "AR00001")).encoder();
        assertThat(encoder).isEqualTo(new IdEncoder(PatternKey.of("[A-Z]{1,2}[0-9]{5}"), 0, true));
        Column.Texts out = (Column.Texts) encoder.decode(new double[0], new BitSet(), 5_000, 10, DRAWS);
        assertThat(new HashSet<>(Arrays.asList(out.dictionary()))).hasSize(5_000);
    }

    @Test
    void repeatedIdentifiersRepeatAsOften() {
        Random random = new Random(1);
        long[] values = new long[5_000];
        Arrays.setAll(values, i -> 7 + random.nextInt(3_000));
        int real = (int) Arrays.stream(values).distinct().count();
        Encoder encoder = profile(new ColumnType.Id(null), new Column.Longs(values, new BitSet()))
                .encoder();
        Column.Longs out = (Column.Longs) encoder.decode(new double[0], new BitSet(), 5_000, 0, DRAWS);
        assertThat((double) Arrays.stream(out.values()).distinct().count()).isBetween(real * 0.93, real * 1.07);
        Encoder one = profile(new ColumnType.Id(null), longs(5, 5, 5)).encoder();
        assertThat(one).isEqualTo(new IdEncoder(new SequenceKey(5), 1, true));
        Encoder few = profile(new ColumnType.Id("[ab]"), texts("a", "b", "a")).encoder();
        assertThat(((Column.Texts) few.decode(new double[0], new BitSet(), 50, 0, DRAWS)).dictionary())
                .containsOnly("a", "b");
        Encoder tooFew = profile(new ColumnType.Id("[ab]"), texts("a", "b")).encoder();
        assertThat(((Column.Texts) tooFew.decode(new double[0], new BitSet(), 50, 0, DRAWS)).dictionary())
                .containsOnly("a", "b");
    }

    @Test
    void columnsWithoutAnyValueGiveNulls() {
        for (ColumnType type : List.of(
                INT,
                FLOAT,
                NUMBER,
                DATE,
                CATEGORY,
                new ColumnType.Bool(),
                new ColumnType.Text("x"),
                new ColumnType.Id(null))) {
            Profile empty = ColumnProfiler.of("t", new ColumnSpec("c", type)).finish();
            assertThat(empty.encoder()).isEqualTo(new AbsentEncoder(type.storage()));
            assertThat(empty.encoder().neverPresent()).isTrue();
            assertThat(empty.encoder().modelled()).isFalse();
            assertThat(empty.encoder().sometimesMissing()).isFalse();
            assertThat(empty.missingShare()).isZero();
            Column out = empty.encoder().decode(new double[3], new BitSet(), 3, 0, DRAWS);
            assertThat(out.nulls().cardinality()).isEqualTo(3);
        }
        Profile nothing = profile(FLOAT, new Column.Doubles(new double[2], nulls(0, 1)));
        assertThat(nothing.encoder().neverPresent()).isTrue();
        assertThat(nothing.missingShare()).isEqualTo(1);
    }

    @Test
    void constantColumnsAreConstant() {
        assertThat(((Column.Longs) decode(profile(INT, longs(7, 7)).encoder(), anything(0, 9))).values())
                .containsOnly(7);
        assertThat(((Column.Doubles) decode(profile(FLOAT, doubles(0.1)).encoder(), anything(0, 9))).values())
                .containsOnly(0.1);
    }

    @Test
    void missingIsCountedOnlyInsideTheBatch() {
        ColumnProfiler profiler = ColumnProfiler.of("t", new ColumnSpec("c", INT));
        profiler.add(new Column.Longs(new long[] {1, 2, 3, 4}, nulls(1, 3)), 3);
        assertThat(profiler.finish().missing()).isEqualTo(1);
        assertThat(profiler.finish().counts().values()).containsExactly(1, 3);
    }

    @Test
    void valuesOfAnotherKindAreRefusedWithTheirPlace() {
        assertRefused(INT, doubles(2.5), "2.5");
        assertRefused(FLOAT, doubles(Double.NaN), "NaN");
        assertRefused(FLOAT, doubles(Double.POSITIVE_INFINITY), "Infinity");
        assertRefused(FLOAT, texts("x"), "texts");
        assertRefused(DATE, longs(1), "longs");
        assertRefused(CATEGORY, doubles(1), "doubles");
        assertRefused(new ColumnType.Bool(), longs(2), "2");
        assertRefused(new ColumnType.Bool(), texts("True"), "texts");
        assertRefused(new ColumnType.Id(null), doubles(1), "doubles");
        assertThatThrownBy(() -> profile(new ColumnType.Id("[a"), texts("a", "b")))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("table t, column c: regex_format");
        assertThatThrownBy(() -> decode(profile(INT, longs(1, 2)).encoder(), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(ColumnType type, Column column, String part) {
        assertThatThrownBy(() -> profile(type, column))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("table t, column c: ")
                .hasMessageContaining(part);
    }

    private static List<String> levels(ColumnType type, Column column) {
        return ((CategoryEncoder) profile(type, column).encoder()).values();
    }

    private static void assertRoundTrip(ColumnType type, Column column) {
        int n = size(column);
        Encoder encoder = profile(type, column).encoder();
        double[] encoded = new double[n];
        encoder.encode(column, n, encoded);
        Column decoded = encoder.decode(encoded, column.nulls(), n, 0, DRAWS);
        assertThat(decoded.nulls()).isEqualTo(column.nulls());
        for (int i = 0; i < n; i++) {
            assertThat(Double.isNaN(encoded[i])).isEqualTo(column.nulls().get(i));
            if (!column.nulls().get(i)) {
                assertThat(value(decoded, i)).isEqualTo(value(column, i));
            }
        }
    }

    private static Object value(Column column, int row) {
        if (column instanceof Column.Longs longs) {
            return longs.values()[row];
        }
        if (column instanceof Column.Doubles doubles) {
            return doubles.values()[row];
        }
        if (column instanceof Column.Texts texts) {
            return texts.text(row);
        }
        return List.of(((Column.Datetimes) column).micros()[row], ((Column.Datetimes) column).unpadded());
    }

    private static int size(Column column) {
        if (column instanceof Column.Longs longs) {
            return longs.values().length;
        }
        if (column instanceof Column.Doubles doubles) {
            return doubles.values().length;
        }
        return column instanceof Column.Texts texts
                ? texts.codes().length
                : ((Column.Datetimes) column).micros().length;
    }

    private static Profile profile(ColumnType type, Column column) {
        ColumnProfiler profiler = ColumnProfiler.of("t", new ColumnSpec("c", type));
        profiler.add(column, size(column));
        return profiler.finish();
    }

    private static Column decode(Encoder encoder, double... values) {
        return encoder.decode(values, new BitSet(), values.length, 0, DRAWS);
    }

    /** The numbers, and a row without one at the end. */
    private static Column.Longs longs(long... values) {
        return new Column.Longs(Arrays.copyOf(values, values.length + 1), nulls(values.length));
    }

    private static Column.Doubles doubles(double... values) {
        return new Column.Doubles(Arrays.copyOf(values, values.length + 1), nulls(values.length));
    }

    private static Column.Texts texts(String... values) {
        int[] codes = new int[values.length];
        BitSet nulls = new BitSet();
        String[] dictionary = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            codes[i] = i;
            nulls.set(i, values[i] == null);
            dictionary[i] = values[i] == null ? "never there" : values[i];
        }
        return new Column.Texts(codes, dictionary, nulls);
    }

    private static long days(String date) {
        return LocalDate.parse(date).toEpochDay() * DAY;
    }

    private static BitSet nulls(int... rows) {
        BitSet nulls = new BitSet();
        for (int row : rows) {
            nulls.set(row);
        }
        return nulls;
    }
}
