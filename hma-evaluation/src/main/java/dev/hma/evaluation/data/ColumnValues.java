package dev.hma.evaluation.data;

import dev.hma.api.data.Column;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.DatetimeFormat;
import java.math.BigDecimal;
import java.util.Arrays;

/** Collects the values of a column, batch after batch. */
sealed interface ColumnValues {
    /** Adds the values of a batch. */
    void add(Column column, int rows);

    /** {@return all values} */
    Values take();

    /** Numbers; points in time become seconds. */
    final class OfNumbers implements ColumnValues {
        private double[] values = new double[1024];
        private int size;

        @Override
        public void add(Column column, int rows) {
            if (size + rows > values.length) {
                values = Arrays.copyOf(values, Math.max(2 * values.length, size + rows));
            }
            for (int i = 0; i < rows; i++) {
                values[size++] = column.nulls().get(i) ? Double.NaN : value(column, i);
            }
        }

        private static double value(Column column, int row) {
            if (column instanceof Column.Doubles doubles) {
                return doubles.values()[row];
            }
            return column instanceof Column.Longs longs
                    ? longs.values()[row]
                    : ((Column.Datetimes) column).micros()[row] / 1e6;
        }

        @Override
        public Values take() {
            return new Values.Numbers(Arrays.copyOf(values, size));
        }
    }

    /** Texts; all else is written out: booleans as {@code true} and {@code false}, numbers as decimals. */
    final class OfTexts implements ColumnValues {
        private final TextCodes texts = new TextCodes();

        @Override
        public void add(Column column, int rows) {
            for (int i = 0; i < rows; i++) {
                texts.add(column.nulls().get(i) ? null : text(column, i));
            }
        }

        private static String text(Column column, int row) {
            if (column instanceof Column.Texts batch) {
                return batch.text(row);
            }
            if (column instanceof Column.Longs booleans) {
                return booleans.values()[row] == 0 ? "false" : "true";
            }
            return column instanceof Column.Doubles doubles
                    ? new BigDecimal(Double.toString(doubles.values()[row])).toPlainString()
                    : DatetimeFormat.ISO.format(((Column.Datetimes) column).micros()[row], false);
        }

        @Override
        public Values take() {
            return WholeNumbers.withoutFraction(texts.take());
        }
    }
}
