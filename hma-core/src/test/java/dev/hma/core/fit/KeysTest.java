package dev.hma.core.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link KeyIndex} and {@link KeySet} against the collections of the library. */
class KeysTest {
    private static final List<String> SPELLINGS = List.of(
            "0",
            "7",
            "-7",
            "07",
            "-0",
            "+7",
            "7.0",
            " 7",
            "",
            "-",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999",
            "1234567890123456789",
            "x");

    @Test
    void everySpellingIsAKeyOfItsOwn() {
        KeyIndex index = new KeyIndex();
        KeySet set = new KeySet();
        for (int i = 0; i < SPELLINGS.size(); i++) {
            assertThat(index.add(SPELLINGS.get(i), i)).isEqualTo(KeyIndex.NONE);
            assertThat(set.add(SPELLINGS.get(i))).isTrue();
        }
        for (int i = 0; i < SPELLINGS.size(); i++) {
            assertThat(index.find(SPELLINGS.get(i))).isEqualTo(i);
            assertThat(index.add(SPELLINGS.get(i), 99)).isEqualTo(i);
            assertThat(set.add(SPELLINGS.get(i))).isFalse();
        }
        assertThat(index.find("unknown")).isEqualTo(KeyIndex.NONE);
        assertThat(index.find("8")).isEqualTo(KeyIndex.NONE);
    }

    @Test
    void aWholeNumberAndItsPlainSpellingAreOneKey() {
        KeyIndex index = new KeyIndex();
        KeySet set = new KeySet();
        for (long key : new long[] {0, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE, 1_234_567_890_123_456_789L}) {
            index.add(key, 5);
            set.add(key);
            assertThat(index.find(Long.toString(key))).isEqualTo(5);
            assertThat(set.add(Long.toString(key))).isFalse();
        }
    }

    @Test
    void manyKeysAreFoundAgain() {
        Random random = new Random(2);
        for (int range : new int[] {100, 100_000, Integer.MAX_VALUE}) {
            KeyIndex index = new KeyIndex();
            KeySet set = new KeySet();
            Map<Long, Integer> expected = new HashMap<>();
            Set<Long> seen = new HashSet<>();
            for (int i = 0; i < 20_000; i++) {
                long key = random.nextInt(range) * (range == Integer.MAX_VALUE ? 1_000_003L : 1) - range / 2;
                Integer before = expected.putIfAbsent(key, i);
                assertThat(index.add(key, i)).isEqualTo(before == null ? KeyIndex.NONE : before);
                assertThat(set.add(key)).isEqualTo(seen.add(key));
            }
            expected.forEach((key, row) -> assertThat(index.find(key)).isEqualTo(row));
        }
    }
}
