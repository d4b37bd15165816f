package dev.hma.core.fit;

import dev.hma.api.data.Column;
import dev.hma.core.key.KeyText;
import java.util.Arrays;
import java.util.List;

/** The keys in some columns of a batch: one value per row, whatever the number of columns and their storage. */
final class KeyView {
    private final List<Column> columns;
    private final int size;

    KeyView(List<Column> columns, int size) {
        this.columns = columns;
        this.size = size;
    }

    /** A key with a missing part refers to nothing. */
    boolean isNull(int row) {
        for (Column column : columns) {
            if (column.nulls().get(row)) {
                return true;
            }
        }
        return false;
    }

    int addTo(KeyIndex index, int row, int value) {
        if (columns.size() == 1 && columns.get(0) instanceof Column.Longs longs) {
            return index.add(longs.values()[row], value);
        }
        return index.add(text(row), value);
    }

    String text(int row) {
        return KeyText.of(columns, row);
    }

    /**
     * The rows that the keys name.
     *
     * @param index the parent's keys
     * @param found receives the parent's row; {@link KeyIndex#NONE} where the key is null or names no row
     */
    void resolve(KeyIndex index, int[] found) {
        if (columns.size() == 1 && columns.get(0) instanceof Column.Texts texts) {
            // A text that stands in many rows is looked up once.
            int[] byCode = new int[texts.dictionary().length];
            Arrays.fill(byCode, Integer.MIN_VALUE);
            for (int row = 0; row < size; row++) {
                if (texts.nulls().get(row)) {
                    found[row] = KeyIndex.NONE;
                    continue;
                }
                int code = texts.codes()[row];
                if (byCode[code] == Integer.MIN_VALUE) {
                    byCode[code] = index.find(texts.dictionary()[code]);
                }
                found[row] = byCode[code];
            }
            return;
        }
        boolean plain = columns.size() == 1 && columns.get(0) instanceof Column.Longs;
        for (int row = 0; row < size; row++) {
            if (isNull(row)) {
                found[row] = KeyIndex.NONE;
            } else if (plain) {
                found[row] = index.find(((Column.Longs) columns.get(0)).values()[row]);
            } else {
                found[row] = index.find(text(row));
            }
        }
    }
}
