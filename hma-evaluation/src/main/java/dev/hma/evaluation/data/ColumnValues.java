package dev.hma.evaluation.data;

import dev.hma.api.data.Column;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import java.util.Arrays;

/** Collects the values of a column, batch after batch. */
sealed interface ColumnValues {
    static ColumnValues of(ColumnSpec column) {
        ColumnType type = column.type();
        if (type instanceof ColumnType.Numerical || type instanceof ColumnType.Datetime) {
            return new OfNumbers();
        }
        return new OfTexts();
    }

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

    /** Texts; booleans become {@code true} and {@code false}. */
    final class OfTexts implements ColumnValues {
        private final TextCodes texts = new TextCodes();

        @Override
        public void add(Column column, int rows) {
            if (column instanceof Column.Longs longs) {
                for (int i = 0; i < rows; i++) {
                    texts.add(column.nulls().get(i) ? null : longs.values()[i] == 0 ? "false" : "true");
                }
                return;
            }
            Column.Texts batch = (Column.Texts) column;
            for (int i = 0; i < rows; i++) {
                texts.add(column.nulls().get(i) ? null : batch.text(i));
            }
        }

        @Override
        public Values take() {
            return WholeNumbers.withoutFraction(texts.take());
        }
    }
}
