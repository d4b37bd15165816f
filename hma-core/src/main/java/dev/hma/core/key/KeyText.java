package dev.hma.core.key;

import dev.hma.api.data.Column;
import java.util.List;

/**
 * One text for a key, so that a key and a reference to it compare equal whatever they are stored in: the number 7 in a
 * numerical column and the text {@code 7} in an id column are the same key, {@code 07} is another.
 */
public final class KeyText {
    private KeyText() {}

    /**
     * The text of a key.
     *
     * @param columns its columns
     * @param row a row in which none of them is null
     * @return the text; different keys have different texts
     */
    public static String of(List<Column> columns, int row) {
        if (columns.size() == 1) {
            return of(columns.get(0), row);
        }
        StringBuilder text = new StringBuilder();
        for (Column column : columns) {
            String part = of(column, row);
            text.append(part.length()).append(':').append(part);
        }
        return text.toString();
    }

    private static String of(Column column, int row) {
        if (column instanceof Column.Longs longs) {
            return Long.toString(longs.values()[row]);
        }
        if (column instanceof Column.Texts texts) {
            return texts.text(row);
        }
        if (column instanceof Column.Datetimes datetimes) {
            return "@" + datetimes.micros()[row];
        }
        double value = ((Column.Doubles) column).values()[row];
        return value == Math.rint(value) && Math.abs(value) < 0x1p53
                ? Long.toString((long) value)
                : "#" + Long.toHexString(Double.doubleToLongBits(value));
    }
}
