package dev.hma.evaluation.holdout;

import dev.hma.api.data.Column;
import java.util.BitSet;

/** Some rows of a batch, some of whose values are taken for missing. */
final class RowChoice {
    private final int[] rows;

    /**
     * Chooses rows.
     *
     * @param rows their places in the batch, in order
     */
    RowChoice(int[] rows) {
        this.rows = rows;
    }

    /**
     * The rows' values of a column.
     *
     * @param column the column
     * @param missing places in the batch whose values are missing, too
     * @return the values
     */
    Column of(Column column, BitSet missing) {
        BitSet nulls = new BitSet(rows.length);
        for (int i = 0; i < rows.length; i++) {
            nulls.set(i, column.nulls().get(rows[i]) || missing.get(rows[i]));
        }
        if (column instanceof Column.Texts texts) {
            int[] codes = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                codes[i] = texts.codes()[rows[i]];
            }
            return new Column.Texts(codes, texts.dictionary(), nulls);
        }
        if (column instanceof Column.Doubles doubles) {
            double[] values = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[i] = doubles.values()[rows[i]];
            }
            return new Column.Doubles(values, nulls);
        }
        if (column instanceof Column.Datetimes dates) {
            return new Column.Datetimes(longs(dates.micros()), nulls, dates.unpadded());
        }
        return new Column.Longs(longs(((Column.Longs) column).values()), nulls);
    }

    private long[] longs(long[] values) {
        long[] chosen = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return chosen;
    }
}
