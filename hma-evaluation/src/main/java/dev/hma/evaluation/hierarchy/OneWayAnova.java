package dev.hma.evaluation.hierarchy;

/**
 * A one-way analysis of variance of unequal groups, and the share of the variance that lies between the groups: the intraclass
 * correlation ICC(1), also with each group left out.
 *
 * <p>With N values in G groups of n<sub>i</sub> values with means m<sub>i</sub>, and the mean m over all: MSB = &Sigma;
 * n<sub>i</sub> (m<sub>i</sub> - m)&sup2; / (G - 1), MSW = &Sigma; (z - m<sub>i</sub>)&sup2; / (N - G), n<sub>0</sub> = (N -
 * &Sigma; n<sub>i</sub>&sup2; / N) / (G - 1), ICC = (MSB - MSW) / (MSB + (n<sub>0</sub> - 1) MSW). (A. Donner, "A review of
 * inference procedures for the intraclass correlation coefficient in the one-way random effects model", International
 * Statistical Review 54, 1986.)
 */
final class OneWayAnova {
    /** Sums of squares that are a smaller part of the whole are what differences leave of nothing. */
    private static final double ROUNDING = 1e-12;

    private final int[] sizes;
    /** Each group's sum of values, less as many times the mean over all. */
    private final double[] sums;
    /** Each group's sum of squares around its own mean. */
    private final double[] within;

    private final Sums all;

    private OneWayAnova(int[] sizes, double[] sums, double[] within) {
        this.sizes = sizes;
        this.sums = sums;
        this.within = within;
        Sums total = new Sums(0, 0, 0, 0, 0, 0);
        for (int group = 0; group < sizes.length; group++) {
            total = total.plus(group(group), 1);
        }
        this.all = total;
    }

    /**
     * The analysis of numbers.
     *
     * @param groups the groups
     * @param values a number per row
     */
    static OneWayAnova ofNumbers(Groups groups, double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double[] sums = new double[groups.count()];
        for (int row = 0; row < values.length; row++) {
            sums[groups.groupOf()[row]] += values[row] - mean;
        }
        double[] within = new double[groups.count()];
        for (int row = 0; row < values.length; row++) {
            int group = groups.groupOf()[row];
            double deviation = values[row] - mean - sums[group] / groups.sizes()[group];
            within[group] += deviation * deviation;
        }
        return new OneWayAnova(groups.sizes(), sums, within);
    }

    /**
     * The analysis of an indicator, 0 or 1.
     *
     * @param groups the groups
     * @param ones how often it is 1 in each group
     */
    static OneWayAnova ofIndicator(Groups groups, int[] ones) {
        double total = 0;
        for (int one : ones) {
            total += one;
        }
        double mean = total / groups.groupOf().length;
        double[] sums = new double[ones.length];
        double[] within = new double[ones.length];
        for (int group = 0; group < ones.length; group++) {
            int size = groups.sizes()[group];
            sums[group] = ones[group] - size * mean;
            within[group] = ones[group] * ((double) (size - ones[group]) / size);
        }
        return new OneWayAnova(groups.sizes(), sums, within);
    }

    private Sums group(int group) {
        double size = sizes[group];
        return new Sums(1, size, size * size, sums[group], sums[group] * sums[group] / size, within[group]);
    }

    double meanSquareBetween() {
        return all.meanSquareBetween();
    }

    double meanSquareWithin() {
        return all.meanSquareWithin();
    }

    /** {@return n<sub>0</sub>, a mean size of the groups} */
    double meanSize() {
        return all.meanSize();
    }

    /** {@return the intraclass correlation, which may be negative; NaN if all values are equal} */
    double correlation() {
        return all.correlation();
    }

    /**
     * The intraclass correlation without a group's values. It is 1 if all other values are equal, what it would be for the
     * smallest difference between groups: a value that a single family has stands for likeness within families.
     */
    double correlationWithout(int group) {
        Sums others = all.plus(group(group), -1);
        boolean equal = all.squares() > 0 && others.squares() <= ROUNDING * all.squares();
        return equal ? 1 : others.correlation();
    }

    /**
     * Sums over groups.
     *
     * @param groups how many they are
     * @param rows how many values they have
     * @param squaredSizes the sum of their squared sizes
     * @param sum the sum of the values
     * @param between the sum of size times squared mean
     * @param within the sum of squares around the groups' means
     */
    private record Sums(double groups, double rows, double squaredSizes, double sum, double between, double within) {
        Sums plus(Sums other, int times) {
            return new Sums(
                    groups + times * other.groups,
                    rows + times * other.rows,
                    squaredSizes + times * other.squaredSizes,
                    sum + times * other.sum,
                    between + times * other.between,
                    within + times * other.within);
        }

        /** The sum of squares around the mean over all. */
        double squares() {
            return between - sum * sum / rows + within;
        }

        double meanSquareBetween() {
            return (between - sum * sum / rows) / (groups - 1);
        }

        double meanSquareWithin() {
            return within / (rows - groups);
        }

        double meanSize() {
            return (rows - squaredSizes / rows) / (groups - 1);
        }

        double correlation() {
            double msb = meanSquareBetween();
            double msw = meanSquareWithin();
            return (msb - msw) / (msb + (meanSize() - 1) * msw);
        }
    }
}
