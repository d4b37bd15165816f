package dev.hma.evaluation.queries;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes groupings of which the real data have neither one group nor very many. */
final class GroupingMaker {
    private static final int MOST_CATEGORIES = 100;
    private static final int MOST_WHOLES = 25;
    private static final int MOST_STEPS = 200;
    private static final int YEARS_FOR_DECADES = 30;
    /** About so many steps hold the middle nine tenths of the rows. */
    private static final int STEPS = 8;

    private GroupingMaker() {}

    /** {@return a grouping; null if there is none by that column} */
    static @Nullable Grouping make(Field field, ColumnFacts facts, Dice dice) {
        if (facts instanceof ColumnFacts.Category category) {
            String[] values = category.texts().dictionary();
            return values.length < 2 || values.length > MOST_CATEGORIES
                    ? null
                    : new Grouping.Categories(field, List.of(values));
        }
        if (facts instanceof ColumnFacts.Moment moment) {
            return part(field, moment, dice);
        }
        return steps(field, (ColumnFacts.Quantity) facts);
    }

    private static @Nullable Grouping part(Field field, ColumnFacts.Moment moment, Dice dice) {
        double least = moment.sorted()[0];
        double largest = moment.sorted()[moment.sorted().length - 1];
        int years = Calendar.YEAR.of(largest) - Calendar.YEAR.of(least);
        List<Calendar> parts = new ArrayList<>();
        if (years > 0) {
            parts.add(years > YEARS_FOR_DECADES ? Calendar.DECADE : Calendar.YEAR);
        }
        if (years > 0 || Calendar.MONTH.of(largest) > Calendar.MONTH.of(least)) {
            parts.add(Calendar.MONTH);
        }
        if (moment.hasTime()) {
            parts.add(Calendar.HOUR);
        }
        if (parts.isEmpty()) {
            return null;
        }
        Calendar part = dice.one(parts);
        return switch (part) {
            case MONTH -> new Grouping.Parts(field, part, 1, 12);
            case HOUR -> new Grouping.Parts(field, part, 0, 24);
            default -> new Grouping.Parts(field, part, part.of(least), part.of(largest) - part.of(least) + 1);
        };
    }

    private static @Nullable Grouping steps(Field field, ColumnFacts.Quantity number) {
        double least = number.least();
        double largest = number.largest();
        boolean whole = number.whole();
        if (least == largest) {
            return null;
        }
        if (whole && largest - least < MOST_WHOLES) {
            return new Grouping.Wholes(field, (long) least, (int) (largest - least) + 1);
        }
        double[] sorted = number.sorted();
        double middle = sorted[(int) (0.95 * sorted.length)] - sorted[(int) (0.05 * sorted.length)];
        if (middle == 0) {
            return null;
        }
        BigDecimal step = round(whole ? Math.max(1, middle / STEPS) : middle / STEPS);
        double first = Grouping.Steps.places(step).applyAsDouble(least);
        double size = Grouping.Steps.places(step).applyAsDouble(largest) - first + 1;
        if (size < 2 || size > MOST_STEPS) {
            return null;
        }
        return whole && step.compareTo(BigDecimal.ONE) == 0
                ? new Grouping.Wholes(field, (long) first, (int) size)
                : new Grouping.Steps(field, step, (long) first, (int) size, whole);
    }

    /** {@return the nearest of 1, 2 and 5 times a power of ten, from above} */
    private static BigDecimal round(double positive) {
        BigDecimal exact = new BigDecimal(positive);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - 1);
        for (int times : new int[] {1, 2, 5}) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(times));
            if (step.compareTo(exact) >= 0) {
                return step;
            }
        }
        return power.scaleByPowerOfTen(1);
    }
}
