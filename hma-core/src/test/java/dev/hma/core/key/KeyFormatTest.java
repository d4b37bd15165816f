package dev.hma.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFormatTest {
    static KeyFormat[] formats() {
        return new KeyFormat[] {
            new SequenceKey(-3),
            new PrefixKey("C", 4),
            new PrefixKey("", 3),
            new PersonalKey("email"),
            new PersonalKey("phone_number"),
            new PersonalKey("name"),
            new PersonalKey("unknown"),
            PatternKey.of("[a-z'.]{2,7}[0-9]{2}"),
            PatternKey.of("N[0-9]{1,5}[A-Z]{0,2}"),
            PatternKey.of("[A-Z0-9]{3}"),
            PatternKey.of("\\w{30}")
        };
    }

    @ParameterizedTest
    @MethodSource("formats")
    void keysAreUniqueAndTheSameFromEveryRoad(KeyFormat format) {
        int n = 20_000;
        Set<String> keys = new HashSet<>();
        Column column = format.column(0, n);
        BitSet nulls = new BitSet();
        nulls.set(1);
        long[] indices = {n - 1, -5, 0, 17};
        Column some = format.columnAt(indices, nulls, 4);
        for (int i = 0; i < n; i++) {
            keys.add(text(column, i));
        }
        assertThat(keys).hasSize(n);
        assertThat(text(format.column(17, 5), 0)).isEqualTo(text(column, 17)).isEqualTo(format.at(17));
        assertThat(some.nulls()).isEqualTo(nulls);
        assertThat(text(some, 0)).isEqualTo(text(column, n - 1));
        assertThat(text(some, 2)).isEqualTo(text(column, 0));
        assertThat(text(some, 3)).isEqualTo(text(column, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[A-Z0-9]{2}", "[A-Z]{3}", "[0-9]", "a", "a?b?", "[0-9]{5}", "[ab]{2}|[0-9]{4}"})
    void patternKeysUseEveryTextOnce(String regex) {
        PatternKey format = PatternKey.of(regex);
        Set<String> keys = new HashSet<>();
        int n = (int) format.capacity();
        format.require(n);
        Column column = format.column(0, n);
        for (int i = 0; i < n; i++) {
            keys.add(text(column, i));
        }
        assertThat(keys).hasSize(n).allMatch(key -> key.matches(regex));
    }

    @Test
    void patternKeysLookVaried() {
        Column column = PatternKey.of("[A-Z]{5}").column(0, 26);
        Set<Character> first = new HashSet<>();
        Set<Character> last = new HashSet<>();
        for (int i = 0; i < 26; i++) {
            first.add(text(column, i).charAt(0));
            last.add(text(column, i).charAt(4));
        }
        assertThat(first).hasSizeGreaterThan(20);
        assertThat(last).hasSizeGreaterThan(10);
    }

    @Test
    void tooManyRowsForAPatternAreRefusedWithTheNumberItAllows() {
        PatternKey format = PatternKey.of("[A-Z0-9]{2}");
        assertThatThrownBy(() -> format.require(1297))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("'[A-Z0-9]{2}' allows 1296")
                .hasMessageContaining("1297 rows");
        assertThatThrownBy(() -> format.column(1290, 10)).isInstanceOf(SynthesisException.class);
        assertThatThrownBy(() -> new SequenceKey(Long.MAX_VALUE - 5).require(7)).isInstanceOf(SynthesisException.class);
        assertThat(new SequenceKey(Long.MAX_VALUE - 5).at(5)).isEqualTo("" + Long.MAX_VALUE);
    }

    @Test
    void prefixKeysCountFromOneAndGrowBeyondTheirWidth() {
        PrefixKey format = new PrefixKey("C", 3);
        assertThat(format.at(0)).isEqualTo("C001");
        assertThat(format.at(998)).isEqualTo("C999");
        assertThat(format.at(999)).isEqualTo("C1000");
    }

    @Test
    void recordsRefuseWhatIsNoFormat() {
        assertThatThrownBy(() -> new PrefixKey("C", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PatternKey("[0-9]", 2, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PatternKey("[0-9", 1, 0)).isInstanceOf(SynthesisException.class);
    }

    private static String text(Column column, int row) {
        return column instanceof Column.Texts texts ? texts.text(row) : "" + ((Column.Longs) column).values()[row];
    }
}
