package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import java.util.BitSet;

/** True and false, in the ways in which they are usually written. */
final class CsvBooleans extends CsvColumn {
    private static final String[] TRUE = {"true", "1", "t", "yes", "y", "1.0"};
    private static final String[] FALSE = {"false", "0", "f", "no", "n", "0.0"};

    private long[] values = new long[ROWS];

    @Override
    void value(int row, char[] text, int from, int length) {
        if (isOneOf(TRUE, text, from, length)) {
            values[row] = 1;
        } else if (isOneOf(FALSE, text, from, length)) {
            values[row] = 0;
        } else {
            throw new SynthesisException(
                    Shown.of(new String(text, from, length)) + " is neither true nor false",
                    "Write True or False (or true, t, yes, y, 1 and false, f, no, n, 0); an empty field means missing");
        }
    }

    private static boolean isOneOf(String[] words, char[] text, int from, int length) {
        for (String word : words) {
            if (word.length() == length && matches(word, text, from)) {
                return true;
            }
        }
        return false;
    }

    /** Letters in any case: the words are lower-case ASCII, where one bit makes the difference. */
    private static boolean matches(String word, char[] text, int from) {
        for (int i = 0; i < word.length(); i++) {
            char wanted = word.charAt(i);
            char c = text[from + i];
            if (c != wanted && !(wanted >= 'a' && (c | 0x20) == wanted)) {
                return false;
            }
        }
        return true;
    }

    @Override
    Column take(BitSet taken) {
        Column column = new Column.Longs(values, taken);
        values = new long[ROWS];
        return column;
    }
}
