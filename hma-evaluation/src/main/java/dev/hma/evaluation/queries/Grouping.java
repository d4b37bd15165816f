package dev.hma.evaluation.queries;

import dev.hma.api.evaluation.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What rows are grouped by. The groups are those of the real data, so that both sides have the same; missing values are a
 * group, and so are all values together that the real data do not have.
 */
sealed interface Grouping {
    /** {@return the column} */
    Field field();

    /** {@return the number of groups of the real data; behind them come that of missing values and that of others} */
    int size();

    /**
     * The groups of rows.
     *
     * @param values the column's values
     * @return per row of the column's table its group, 0 to {@code size() + 1}
     */
    int[] groups(Values values);

    /** {@return how a group of the real data is shown} */
    String known(int group);

    /** {@return how a group is shown} */
    default String label(int group) {
        return group < size() ? known(group) : group == size() ? "(null)" : "(other)";
    }

    /** Groups numbers by a whole number made of each. */
    private static int[] groups(Values values, double first, int size, DoubleUnaryOperator step) {
        double[] numbers = ((Values.Numbers) values).values();
        int[] groups = new int[numbers.length];
        for (int row = 0; row < groups.length; row++) {
            if (Double.isNaN(numbers[row])) {
                groups[row] = size;
            } else {
                double place = step.applyAsDouble(numbers[row]) - first;
                groups[row] = place >= 0 && place < size ? (int) place : size + 1;
            }
        }
        return groups;
    }

    /**
     * By category.
     *
     * @param field the column
     * @param values the categories of the real data
     */
    record Categories(Field field, List<String> values) implements Grouping {
        @Override
        public int size() {
            return values.size();
        }

        @Override
        public int[] groups(Values values) {
            int[] groups = ((Values.Texts) values).codesBy(this.values.toArray(String[]::new));
            for (int row = 0; row < groups.length; row++) {
                groups[row] = groups[row] < 0 ? size() : groups[row] == size() ? size() + 1 : groups[row];
            }
            return groups;
        }

        @Override
        public String known(int group) {
            return values.get(group);
        }
    }

    /**
     * By whole numbers that there are few of.
     *
     * @param field the column
     * @param first the least of the real data
     * @param size the largest of the real data less the least, and one
     */
    record Wholes(Field field, long first, int size) implements Grouping {
        @Override
        public int[] groups(Values values) {
            return Grouping.groups(
                    values, (double) first, size, value -> Math.rint(value) == value ? value : Double.NaN);
        }

        @Override
        public String known(int group) {
            return Long.toString(first + group);
        }
    }

    /**
     * By steps of a number.
     *
     * @param field the column
     * @param step the step: 1, 2 or 5 times a power of ten
     * @param first how many steps from 0 to the first group of the real data
     * @param size how many steps there are from the least to the largest value of the real data
     * @param whole whether all real values are whole numbers; then the step is one, too
     */
    record Steps(Field field, BigDecimal step, long first, int size, boolean whole) implements Grouping {
        /** {@return how many steps there are in 1, where the step is less} */
        static BigDecimal perOne(BigDecimal step) {
            return BigDecimal.ONE.divide(step);
        }

        /** {@return gives the step that a number lies in, counted from 0} */
        static DoubleUnaryOperator places(BigDecimal step) {
            if (step.compareTo(BigDecimal.ONE) < 0) {
                // The reciprocal is a whole number, which rounds less.
                double perOne = perOne(step).doubleValue();
                return value -> Math.floor(value * perOne);
            }
            double width = step.doubleValue();
            return value -> Math.floor(value / width);
        }

        @Override
        public int[] groups(Values values) {
            return Grouping.groups(values, (double) first, size, places(step));
        }

        @Override
        public String known(int group) {
            BigDecimal low = step.multiply(BigDecimal.valueOf(first + group));
            BigDecimal high = low.add(step);
            return whole
                    ? PlainNumbers.text(low) + " to " + PlainNumbers.text(high.subtract(BigDecimal.ONE))
                    : PlainNumbers.text(low) + " to below " + PlainNumbers.text(high);
        }
    }

    /**
     * By a part of the calendar.
     *
     * @param field the column
     * @param part the part
     * @param first the first group's number
     * @param size how many groups there are from the first to the last of the real data
     */
    record Parts(Field field, Calendar part, int first, int size) implements Grouping {
        @Override
        public int[] groups(Values values) {
            return Grouping.groups(values, first, size, part::of);
        }

        @Override
        public String known(int group) {
            return part.label(first + group);
        }
    }
}
