package dev.hma.evaluation.families;

import dev.hma.api.evaluation.Links;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnType;
import dev.hma.evaluation.data.BothSides;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The column that siblings follow each other by.
 *
 * <p>It is the first date that nearly all real children have ({@value #PRESENT}), and that differs between successive siblings in
 * more than half of the pairs. Without such a date it is the first number that nearly all real children have and that rises
 * from one sibling to the next in {@value #RISING} of the pairs, in the order of the real table: a year, a day since the
 * beginning. The order of a file alone is not used, as in a synthetic table it need not mean anything.
 *
 * @param column the column
 * @param date whether it is a date
 */
record Order(BothSides column, boolean date) {
    private static final double PRESENT = 0.95;
    private static final double DIFFERING = 0.5;
    private static final double RISING = 0.9;

    /** {@return the column; null if there is none} */
    static @Nullable Order find(List<BothSides> columns, Links real, Siblings siblings) {
        BothSides date = first(columns, siblings, ColumnType.Datetime.class, numbers -> {
            double[] gaps = Siblings.by(real, numbers).successions().gaps(numbers);
            return positive(gaps) > DIFFERING;
        });
        if (date != null) {
            return new Order(date, true);
        }
        BothSides number = first(
                columns,
                siblings,
                ColumnType.Numerical.class,
                numbers -> positive(siblings.successions().gaps(numbers)) >= RISING);
        return number == null ? null : new Order(number, false);
    }

    private static @Nullable BothSides first(
            List<BothSides> columns, Siblings siblings, Class<? extends ColumnType> type, Predicate<double[]> orders) {
        for (BothSides column : columns) {
            if (type.isInstance(column.column().type())) {
                double[] numbers = numbers(column.real());
                if (present(siblings, numbers) >= PRESENT && orders.test(numbers)) {
                    return column;
                }
            }
        }
        return null;
    }

    private static double present(Siblings siblings, double[] numbers) {
        int present = 0;
        for (int row : siblings.rows()) {
            present += Double.isNaN(numbers[row]) ? 0 : 1;
        }
        return (double) present / siblings.rows().length;
    }

    private static double positive(double[] gaps) {
        int positive = 0;
        for (double gap : gaps) {
            positive += gap > 0 ? 1 : 0;
        }
        return (double) positive / gaps.length;
    }

    /** {@return the successive siblings of one side, by its values of the column} */
    Successions successions(Links links, Values values) {
        return Siblings.by(links, numbers(values)).successions();
    }

    static double[] numbers(Values values) {
        return ((Values.Numbers) values).values();
    }
}
