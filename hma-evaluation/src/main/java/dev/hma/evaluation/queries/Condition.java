package dev.hma.evaluation.queries;

import dev.hma.api.evaluation.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;

/** What rows must fulfil. A missing value fulfils nothing. */
sealed interface Condition {
    /** {@return the column that it is about} */
    Field field();

    /**
     * Drops what does not fulfil it.
     *
     * @param values the column's values
     * @param rows the row of the column's table, per joined row
     * @param kept whether a joined row is in; set to false where it does not fulfil the condition
     */
    void filter(Values values, int[] rows, boolean[] kept);

    private static void within(double[] values, double low, double high, int[] rows, boolean[] kept) {
        for (int i = 0; i < kept.length; i++) {
            double value = values[rows[i]];
            kept[i] &= value >= low && value <= high;
        }
    }

    /**
     * A category or boolean is a certain one.
     *
     * @param field the column
     * @param value the value
     * @param bool whether the column is a boolean, so that the value is a word of SQL
     */
    record Is(Field field, String value, boolean bool) implements Condition {
        @Override
        public void filter(Values values, int[] rows, boolean[] kept) {
            Values.Texts texts = (Values.Texts) values;
            int code = Arrays.asList(texts.dictionary()).indexOf(value);
            int[] codes = texts.codes();
            for (int i = 0; i < kept.length; i++) {
                kept[i] &= code >= 0 && codes[rows[i]] == code;
            }
        }
    }

    /**
     * A number lies in a range, its ends included.
     *
     * @param field the column
     * @param low the lower end
     * @param high the upper end
     */
    record Between(Field field, BigDecimal low, BigDecimal high) implements Condition {
        @Override
        public void filter(Values values, int[] rows, boolean[] kept) {
            within(((Values.Numbers) values).values(), low.doubleValue(), high.doubleValue(), rows, kept);
        }
    }

    /**
     * A point in time lies in a range of days.
     *
     * @param field the column
     * @param first the first day
     * @param last the last day, all of it
     */
    record During(Field field, LocalDate first, LocalDate last) implements Condition {
        @Override
        public void filter(Values values, int[] rows, boolean[] kept) {
            double end = Calendar.seconds(last.plusDays(1));
            within(((Values.Numbers) values).values(), Calendar.seconds(first), Math.nextDown(end), rows, kept);
        }
    }
}
