package dev.hma.core.marginal;

import dev.hma.api.marginal.ValueCounts;

/**
 * Counted values as parametric families are fitted to them: shifted and scaled so that the range is 0 to 1, shares in
 * place of counts, and no more than about a thousand points.
 */
final class Sample {

    /** A range this short is taken for a constant: its quotients would underflow. */
    private static final double SHORTEST_RANGE = 1e-290;

    private final double min;
    private final double max;
    private final double halfRange;
    private final double[] points;
    private final double[] shares;
    private final double mean;
    private final double sd;
    private final double margin;

    private Sample(ValueCounts counted) {
        min = counted.isEmpty() ? 0 : counted.min();
        max = counted.isEmpty() ? 0 : counted.max();
        halfRange = 0.5 * max - 0.5 * min;
        double total = counted.total();
        margin = Math.max(1e-9, Math.min(0.5, counted.step() > 0 ? 0.25 * counted.step() / halfRange : 0.5 / total));
        int n = counted.values().length;
        double[] positions = new double[n];
        for (int i = 0; i < n; i++) {
            positions[i] = (0.5 * counted.values()[i] - 0.5 * min) / halfRange;
        }
        double first = 0;
        for (int i = 0; i < n; i++) {
            first += positions[i] * (counted.counts()[i] / total);
        }
        double second = 0;
        for (int i = 0; i < n; i++) {
            second += (positions[i] - first) * (positions[i] - first) * (counted.counts()[i] / total);
        }
        mean = first;
        sd = Math.sqrt(second);

        boolean[] ends = Groups.ends(counted.counts());
        int groups = Groups.number(ends);
        points = new double[groups];
        shares = new double[groups];
        int group = 0;
        for (int i = 0; i < n; i++) {
            double share = counted.counts()[i] / total;
            shares[group] += share;
            points[group] += share * positions[i];
            if (ends[i]) {
                points[group] /= shares[group];
                group++;
            }
        }
    }

    /**
     * Prepares counted values.
     *
     * @param counted the values; may be empty
     * @return the sample
     */
    static Sample of(ValueCounts counted) {
        return new Sample(counted);
    }

    /** Whether there is no spread to fit anything to. */
    boolean constant() {
        return !(2 * halfRange > SHORTEST_RANGE);
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /** The mean of the positions in the range. */
    double mean() {
        return mean;
    }

    /** Their standard deviation. */
    double sd() {
        return sd;
    }

    /**
     * How far beyond the data a support reaches at least, as a share of the range: half a step, or what half a row is
     * worth. With less, the extremes would have scores of infinity.
     */
    double margin() {
        return margin;
    }

    /** The value at a position in the range or outside it; finite. */
    double value(double position) {
        double half = 0.5 * min + position * halfRange;
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, 2 * half));
    }

    /** A length as a difference of values; finite. */
    double length(double share) {
        return Math.min(Double.MAX_VALUE, 2 * (share * halfRange));
    }

    /** The mean logarithm of the distance from a lower end that lies an offset below the range. */
    double meanLogAbove(double offset) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += shares[i] * StrictMath.log(points[i] + offset);
        }
        return sum;
    }

    /** The mean logarithm of the distance from an upper end that lies an offset above the range. */
    double meanLogBelow(double offset) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += shares[i] * StrictMath.log(1 - points[i] + offset);
        }
        return sum;
    }
}
