package dev.hma.evaluation.queries;

import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What questions about a column of the real database are made from. */
sealed interface ColumnFacts {
    /** Seconds. */
    double DAY = 86_400;

    /** {@return the column's name} */
    String name();

    /** {@return the facts of a column; null if one does not ask about such columns, or all values are missing} */
    static @Nullable ColumnFacts of(ColumnSpec column, Values values) {
        ColumnType type = column.type();
        boolean bool = type instanceof ColumnType.Bool;
        if (bool || type instanceof ColumnType.Categorical) {
            Values.Texts texts = (Values.Texts) values;
            return texts.dictionary().length == 0 ? null : new Category(column.name(), texts, bool);
        }
        boolean moment = type instanceof ColumnType.Datetime;
        if (moment || type instanceof ColumnType.Numerical) {
            double[] sorted = Arrays.stream(((Values.Numbers) values).values())
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            if (sorted.length == 0) {
                return null;
            }
            return moment
                    ? new Moment(column.name(), sorted, !multiples(sorted, DAY))
                    : new Quantity(column.name(), sorted, multiples(sorted, 1));
        }
        return null;
    }

    private static boolean multiples(double[] numbers, double of) {
        return Arrays.stream(numbers).allMatch(number -> number % of == 0);
    }

    /**
     * A category or boolean.
     *
     * @param name the column
     * @param texts its values
     * @param bool whether it is a boolean
     */
    record Category(String name, Values.Texts texts, boolean bool) implements ColumnFacts {}

    /**
     * A number.
     *
     * @param name the column
     * @param sorted its values, ascending, one at least
     * @param whole whether they are whole numbers
     */
    record Quantity(String name, double[] sorted, boolean whole) implements ColumnFacts {
        private static final double FIRST_YEAR = 1700;
        private static final double LAST_YEAR = 2200;

        double least() {
            return sorted[0];
        }

        double largest() {
            return sorted[sorted.length - 1];
        }

        /** {@return whether one may ask for an average: it varies, and does not look like years} */
        boolean averaged() {
            return least() < largest() && !(least() >= FIRST_YEAR && largest() <= LAST_YEAR && whole);
        }

        /** {@return whether one may ask for a total: none cancels another} */
        boolean totalled() {
            return averaged() && least() >= 0;
        }
    }

    /**
     * A point in time.
     *
     * @param name the column
     * @param sorted its values in seconds, ascending, one at least
     * @param hasTime whether there are times of day other than midnight
     */
    record Moment(String name, double[] sorted, boolean hasTime) implements ColumnFacts {}
}
