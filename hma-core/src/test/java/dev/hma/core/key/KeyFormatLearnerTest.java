package dev.hma.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyFormatLearnerTest {
    private static final ColumnSpec ID = new ColumnSpec("code", new ColumnType.Id(null));

    @Test
    void wholeNumbersBecomeASequenceFromTheSmallest() {
        assertThat(learn("10250", "10248", "10249")).isEqualTo(new SequenceKey(10248));
        assertThat(learn("0", "17")).isEqualTo(new SequenceKey(0));
        assertThat(learn("-4", "3")).isEqualTo(new SequenceKey(-4));
        assertThat(learn()).isEqualTo(new SequenceKey(1));
        KeyFormatLearner longs = KeyFormatLearner.of(ID);
        longs.add(new Column.Longs(new long[] {9, 7, 1}, nulls(2)), 3);
        assertThat(longs.finish()).isEqualTo(new SequenceKey(7));
    }

    @Test
    void numbersWithLeadingZerosKeepTheirWidth() {
        assertThat(learn("01581", "95060")).isEqualTo(new PrefixKey("", 5));
    }

    @Test
    void commonPrefixesAreKept() {
        assertThat(learn("C0001", "C0917")).isEqualTo(new PrefixKey("C", 4));
        assertThat(learn("ORD-9", "ORD-10")).isEqualTo(new PrefixKey("ORD-", 1));
    }

    @Test
    void textsOfOneShapeBecomeAPattern() {
        List<String> uuids = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            uuids.add(new UUID(random.nextLong(), random.nextLong()).toString());
        }
        KeyFormat format = learn(uuids.toArray(String[]::new));
        assertThat(format).isInstanceOf(PatternKey.class);
        assertThat(format.at(7))
                .matches("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")
                .isNotIn(uuids);
    }

    @Test
    void anythingElseIsNumberedUnderTheColumnsName() {
        assertThat(learn("abilchrist", "adelphi")).isEqualTo(new PrefixKey("code_", 1));
        assertThat(learn("007", "12")).isEqualTo(new PrefixKey("code_", 1));
        assertThat(learn("", "x")).isEqualTo(new PrefixKey("code_", 1));
    }

    @Test
    void oneTextIsNoForm() {
        assertThat(learn("jane.smith1")).isEqualTo(new PrefixKey("code_", 1));
        assertThat(learn("jane.smith1", "jane.smith1")).isEqualTo(new PrefixKey("code_", 1));
        assertThat(learn("ALFKI", "ALFKJ")).isEqualTo(new PrefixKey("code_", 1));
    }

    @Test
    void aDeclaredPatternIsTaken() {
        KeyFormatLearner learner = KeyFormatLearner.of(new ColumnSpec("id", new ColumnType.Id("[A-Z]{5}")));
        assertThat(learner.finish()).isEqualTo(PatternKey.of("[A-Z]{5}"));
        KeyFormatLearner malformed = KeyFormatLearner.of(new ColumnSpec("id", new ColumnType.Id("[A-Z")));
        assertThatThrownBy(malformed::finish).isInstanceOf(SynthesisException.class);
    }

    @Test
    void personalDataAreMadeUp() {
        KeyFormatLearner learner = KeyFormatLearner.of(new ColumnSpec("mail", new ColumnType.Text("email")));
        learner.add(texts("jane@real.org"), 1);
        assertThat(learner.finish()).isEqualTo(new PersonalKey("email"));
    }

    @Test
    void numbersThatAreNotWholeAndDatesAreNoKeys() {
        KeyFormatLearner learner = KeyFormatLearner.of(new ColumnSpec("k", new ColumnType.Numerical(null)));
        learner.add(new Column.Doubles(new double[] {3, 5}, new BitSet()), 2);
        assertThat(learner.finish()).isEqualTo(new SequenceKey(3));
        assertThatThrownBy(() -> learner.add(new Column.Doubles(new double[] {2.5}, new BitSet()), 1))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("2.5");
        assertThatThrownBy(() -> learner.add(new Column.Datetimes(new long[1], new BitSet(), false), 1))
                .isInstanceOf(SynthesisException.class);
    }

    @Test
    void neitherOrderNorPartitionMatters() {
        String[][] sets = {
            {"1", "5", "12", "7"},
            {"007", "5", "12", "7"},
            {"A1", "A22", "A333", "B1"},
            {"A1", "A22", "A333", "A9"},
            {"AB-1", "CD-3", "XY-7", "AB-9"},
            {"AB-1", "CD-3", "XY7-", "ABCDE"},
            {"x", "x", "x", "x"},
            {"", "x", "1", "x1"}
        };
        Random random = new Random(11);
        for (String[] set : sets) {
            KeyFormat expected = learn(set);
            for (int trial = 0; trial < 50; trial++) {
                List<String> values = new ArrayList<>(List.of(set));
                Collections.shuffle(values, random);
                KeyFormatLearner all = KeyFormatLearner.of(ID);
                for (int from = 0; from < values.size(); ) {
                    int to = Math.min(values.size(), from + random.nextInt(3));
                    KeyFormatLearner part = KeyFormatLearner.of(ID);
                    part.add(texts(values.subList(from, to).toArray(String[]::new)), to - from);
                    if (random.nextBoolean()) {
                        all.merge(part);
                    } else {
                        part.merge(all);
                        all = part;
                    }
                    from = to;
                }
                assertThat(all.finish()).as("%s", values).isEqualTo(expected);
            }
        }
    }

    @Test
    void distinctValuesAreCountedInAnyPartition() {
        Random random = new Random(5);
        for (int distinct : new int[] {1, 700, 1024, 5_000}) {
            String[] values = new String[20_000];
            for (int i = 0; i < values.length; i++) {
                values[i] = "v" + (i < distinct ? i : random.nextInt(distinct));
            }
            DistinctSketch whole = new DistinctSketch();
            whole.add(texts(values), values.length);
            Collections.shuffle(Arrays.asList(values), random);
            DistinctSketch merged = new DistinctSketch();
            for (int from = 0; from < values.length; from += 4_000) {
                DistinctSketch part = new DistinctSketch();
                part.add(texts(Arrays.copyOfRange(values, from, from + 4_000)), 4_000);
                merged.merge(part);
            }
            assertThat(merged.distinct()).isEqualTo(whole.distinct());
            assertThat((double) whole.distinct()).isBetween(distinct * (distinct > 1024 ? 0.9 : 1), distinct * 1.1);
            assertThat(merged.unique()).isFalse();
            assertThat(merged.rows()).isEqualTo(20_000);
        }
        DistinctSketch unique = new DistinctSketch();
        long[] longs = new long[10_000];
        Arrays.setAll(longs, i -> i);
        unique.add(new Column.Longs(longs, new BitSet()), longs.length);
        assertThat(unique.unique()).isTrue();
        assertThat(unique.distinct()).isEqualTo(10_000);
    }

    private static KeyFormat learn(String... values) {
        KeyFormatLearner learner = KeyFormatLearner.of(ID);
        learner.add(texts(values), values.length);
        return learner.finish();
    }

    private static Column.Texts texts(String... values) {
        int[] codes = new int[values.length];
        Arrays.setAll(codes, i -> i);
        return new Column.Texts(codes, values, new BitSet());
    }

    private static BitSet nulls(int... rows) {
        BitSet nulls = new BitSet();
        for (int row : rows) {
            nulls.set(row);
        }
        return nulls;
    }
}
