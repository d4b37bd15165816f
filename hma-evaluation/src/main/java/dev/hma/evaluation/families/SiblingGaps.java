package dev.hma.evaluation.families;

import dev.hma.evaluation.families.FamiliesFigures.Gaps;
import dev.hma.evaluation.score.KolmogorovSmirnov;
import java.util.Arrays;

/** What lies between successive siblings. */
final class SiblingGaps {
    private static final double DAY = 86_400;

    private SiblingGaps() {}

    static Gaps of(Order order, Successions real, Successions synthetic) {
        double unit = order.date() ? DAY : 1;
        double[] r = gaps(real, Order.numbers(order.column().real()), unit);
        double[] s = gaps(synthetic, Order.numbers(order.column().synthetic()), unit);
        return new Gaps(
                order.date() ? "days" : null,
                1 - KolmogorovSmirnov.distance(r, s),
                median(r),
                median(s),
                zeros(r),
                zeros(s));
    }

    /** {@return the gaps, ascending} */
    private static double[] gaps(Successions pairs, double[] numbers, double unit) {
        return Arrays.stream(pairs.gaps(numbers))
                .map(gap -> gap / unit)
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double zeros(double[] gaps) {
        return Arrays.stream(gaps).map(gap -> gap == 0 ? 1 : 0).average().orElse(Double.NaN);
    }
}
