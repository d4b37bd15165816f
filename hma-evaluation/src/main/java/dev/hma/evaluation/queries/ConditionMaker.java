package dev.hma.evaluation.queries;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Makes conditions that a fair part of the real rows fulfils, of round numbers and days. */
final class ConditionMaker {
    private static final double NARROWEST = 0.15;
    private static final double WIDEST = 0.7;
    private static final MathContext DIGITS = new MathContext(15);
    private static final int DAYS_FOR_MONTHS = 100;
    private static final int DAYS_FOR_YEARS = 1200;

    private ConditionMaker() {}

    static Condition make(Field field, ColumnFacts facts, Dice dice) {
        if (facts instanceof ColumnFacts.Category category) {
            int[] codes = category.texts().codes();
            int code = -1;
            while (code < 0) {
                // Frequent values come often.
                code = codes[dice.below(codes.length)];
            }
            return new Condition.Is(field, category.texts().dictionary()[code], category.bool());
        }
        double share = NARROWEST + (WIDEST - NARROWEST) * dice.uniform();
        double from = (1 - share) * dice.uniform();
        if (facts instanceof ColumnFacts.Moment moment) {
            return during(field, quantile(moment.sorted(), from), quantile(moment.sorted(), from + share));
        }
        double[] sorted = ((ColumnFacts.Quantity) facts).sorted();
        return between(field, quantile(sorted, from), quantile(sorted, from + share));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    private static Condition between(Field field, double low, double high) {
        if (low == high) {
            BigDecimal value = new BigDecimal(low).round(DIGITS);
            return new Condition.Between(field, value, value);
        }
        // Two digits of the range: 503.2 to 1231 becomes 500 to 1230.
        BigDecimal range = new BigDecimal(high - low);
        int decimals = range.scale() - range.precision() + 2;
        return new Condition.Between(field, rounded(low, decimals), rounded(high, decimals));
    }

    private static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static Condition during(Field field, double low, double high) {
        LocalDate first = Calendar.day(low);
        LocalDate last = Calendar.day(high);
        long days = ChronoUnit.DAYS.between(first, last);
        if (days > DAYS_FOR_YEARS) {
            first = first.with(TemporalAdjusters.firstDayOfYear());
            last = last.with(TemporalAdjusters.lastDayOfYear());
        } else if (days > DAYS_FOR_MONTHS) {
            first = first.with(TemporalAdjusters.firstDayOfMonth());
            last = last.with(TemporalAdjusters.lastDayOfMonth());
        }
        return new Condition.During(field, first, last);
    }
}
