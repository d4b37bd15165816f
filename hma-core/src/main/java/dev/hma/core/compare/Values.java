package dev.hma.core.compare;

import dev.hma.api.data.Batches;
import dev.hma.api.data.Column;
import dev.hma.api.data.TableBatch;
import dev.hma.api.data.TableSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** Reads the values of columns. */
final class Values {
    /** Stands for a missing value; no text of a file is like it. */
    private static final String MISSING = "\0missing";

    private Values() {}

    /** {@return the column's values as numbers, in no order; a missing one is below all others} */
    static double[] numbers(TableSource source, String column) throws IOException {
        Numbers numbers = new Numbers();
        read(
                source,
                List.of(column),
                (batch, row) -> numbers.add(number(batch.columns().get(0), row)));
        return numbers.toArray();
    }

    /** {@return how often each combination of the columns' values occurs, missing ones included} */
    static Map<String, Long> counts(TableSource source, List<String> columns) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        read(source, columns, (batch, row) -> counts.merge(key(batch, row), 1L, Long::sum));
        return counts;
    }

    /** {@return whether a combination lacks one of its values} */
    static boolean incomplete(String key) {
        return key.contains(MISSING);
    }

    private static void read(TableSource source, List<String> columns, ObjIntConsumer<TableBatch> rows)
            throws IOException {
        for (TableSource.Split split : source.splits()) {
            try (Batches batches = split.open(columns)) {
                for (TableBatch batch = batches.next(); batch != null; batch = batches.next()) {
                    for (int row = 0; row < batch.size(); row++) {
                        rows.accept(batch, row);
                    }
                }
            }
        }
    }

    private static double number(Column column, int row) {
        if (column.nulls().get(row)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (column instanceof Column.Doubles doubles) {
            return doubles.values()[row];
        }
        if (column instanceof Column.Longs longs) {
            return longs.values()[row];
        }
        if (column instanceof Column.Datetimes datetimes) {
            return datetimes.micros()[row];
        }
        throw new IllegalArgumentException("texts are no numbers");
    }

    private static String key(TableBatch batch, int row) {
        if (batch.columns().size() == 1) {
            return text(batch.columns().get(0), row);
        }
        StringBuilder key = new StringBuilder();
        for (Column column : batch.columns()) {
            String text = text(column, row);
            key.append(text.length()).append(':').append(text);
        }
        return key.toString();
    }

    /** The same number is the same text, whatever a parent's and a child's columns hold it in. */
    private static String text(Column column, int row) {
        if (column.nulls().get(row)) {
            return MISSING;
        }
        if (column instanceof Column.Texts texts) {
            return texts.text(row);
        }
        if (column instanceof Column.Doubles doubles) {
            return new BigDecimal(doubles.values()[row]).stripTrailingZeros().toPlainString();
        }
        if (column instanceof Column.Longs longs) {
            return Long.toString(longs.values()[row]);
        }
        return Long.toString(((Column.Datetimes) column).micros()[row]);
    }

    /** A growing array. */
    private static final class Numbers {
        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        double[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
