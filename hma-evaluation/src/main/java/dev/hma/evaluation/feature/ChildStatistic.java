package dev.hma.evaluation.feature;

import java.util.Arrays;

/** A figure of one parent's children. */
@FunctionalInterface
interface ChildStatistic {
    /**
     * The figure.
     *
     * @param values the values that are there come first; may be left in another order
     * @param count how many there are
     * @param children the number of children, with those whose value is missing
     * @return the figure; NaN if there is none
     */
    double of(double[] values, int count, int children);

    /** The number of children. */
    ChildStatistic CHILDREN = (values, count, children) -> children;

    /** The mean. */
    ChildStatistic MEAN = (values, count, children) -> sum(values, count) / count;

    /** The standard deviation with n - 1; missing for fewer than two values. */
    ChildStatistic DEVIATION = (values, count, children) -> {
        double mean = sum(values, count) / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    };

    /** The smallest value. */
    ChildStatistic MIN = (values, count, children) -> {
        double min = Double.NaN;
        for (int i = 0; i < count; i++) {
            min = values[i] >= min ? min : values[i];
        }
        return min;
    };

    /** The largest value. */
    ChildStatistic MAX = (values, count, children) -> {
        double max = Double.NaN;
        for (int i = 0; i < count; i++) {
            max = values[i] <= max ? max : values[i];
        }
        return max;
    };

    /** The number of distinct values. */
    ChildStatistic DISTINCT = (values, count, children) -> {
        Arrays.sort(values, 0, count);
        int distinct = count == 0 ? 0 : 1;
        for (int i = 1; i < count; i++) {
            distinct += values[i] == values[i - 1] ? 0 : 1;
        }
        return distinct;
    };

    /** The mean distance between neighbouring values; missing for fewer than two. */
    ChildStatistic GAP = (values, count, children) ->
            count < 2 ? Double.NaN : (MAX.of(values, count, children) - MIN.of(values, count, children)) / (count - 1);

    /** The share of children whose value is missing. */
    ChildStatistic MISSING = (values, count, children) -> (double) (children - count) / children;

    /** {@return the share of children that have a certain value} */
    static ChildStatistic share(double value) {
        return (values, count, children) -> {
            int equal = 0;
            for (int i = 0; i < count; i++) {
                equal += values[i] == value ? 1 : 0;
            }
            return (double) equal / children;
        };
    }

    private static double sum(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
