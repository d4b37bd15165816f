package dev.hma.arrow;

import dev.hma.api.data.Column;
import java.util.BitSet;

/**
 * Texts through a dictionary. A dictionary that stays small serves batch after batch, and the batches share its array as
 * long as no new text comes up; one that does not is left to its batch.
 */
final class CsvTexts extends CsvColumn {
    private static final int SMALL = 4096;

    private final TextDictionary dictionary = new TextDictionary();
    private int[] codes = new int[ROWS];

    @Override
    boolean keepsEmpty() {
        return true;
    }

    @Override
    void value(int row, char[] text, int from, int length) {
        codes[row] = dictionary.code(text, from, length);
    }

    @Override
    Column take(BitSet taken) {
        Column column = new Column.Texts(codes, dictionary.texts(), taken);
        codes = new int[ROWS];
        if (dictionary.size() > SMALL) {
            dictionary.clear();
        }
        return column;
    }
}
