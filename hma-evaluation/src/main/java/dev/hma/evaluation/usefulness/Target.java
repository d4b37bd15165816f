package dev.hma.evaluation.usefulness;

import dev.hma.api.evaluation.Data;
import dev.hma.evaluation.feature.Feature;
import java.util.Arrays;

/**
 * A column to be predicted. A category is predicted class by class: the most frequent values, up to nine that at least 2 % of the
 * rows have, and all others as one more class. A number is predicted in units of its standard deviation.
 *
 * @param feature the column as codes or numbers
 * @param frequent the number of classes that are a single value; 0 for a number
 * @param rest whether there is a class of all others
 * @param centre what is taken off a number
 * @param unit what a number is divided by
 */
record Target(Feature feature, int frequent, boolean rest, double centre, double unit) {
    private static final int MOST_VALUES = 9;
    private static final double RARE = 0.02;
    private static final double LARGEST = 0.95;
    private static final double LARGEST_REST = 0.5;
    private static final double PRESENT = 0.5;

    /** {@return a column of the real database as a target} */
    static Target of(Feature feature, Data real) {
        double[] present = present(feature.of(real));
        if (feature.categorical()) {
            // Codes are in the order of frequency.
            int frequent = 0;
            while (frequent < MOST_VALUES && share(present, frequent) >= RARE) {
                frequent++;
            }
            int codes = frequent;
            return new Target(feature, frequent, Arrays.stream(present).anyMatch(code -> code >= codes), 0, 1);
        }
        double mean = Arrays.stream(present).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(present)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
        return new Target(feature, 0, false, mean, deviation > 0 ? deviation : 1);
    }

    private static double[] present(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    }

    private static double share(double[] values, double value) {
        return Arrays.stream(values).filter(v -> v == value).count() / Math.max(1.0, values.length);
    }

    boolean category() {
        return feature.categorical();
    }

    /** {@return the number of classes; 0 for a number} */
    int classes() {
        return frequent + (rest ? 1 : 0);
    }

    /** {@return how many things are predicted: one for a number and for two classes} */
    int outputs() {
        return classes() > 2 ? classes() : 1;
    }

    /**
     * Whether there is something to predict: half of the rows have a value, no value has more than 95 % of them, and the class of
     * all others no more than half.
     *
     * @param values what {@link #values} gives for the real rows
     */
    boolean suitable(double[] values) {
        double[] present = present(values);
        double[] sorted = present.clone();
        Arrays.sort(sorted);
        int longest = 0;
        for (int i = 0, from = 0; i < sorted.length; i++) {
            from = sorted[i] == sorted[from] ? from : i;
            longest = Math.max(longest, i - from + 1);
        }
        return present.length >= PRESENT * values.length
                && longest <= LARGEST * present.length
                && !(rest && share(present, frequent) > LARGEST_REST);
    }

    /**
     * The values of a side.
     *
     * @return per row the class or the number in its unit; NaN where it is missing. A value that the real side lacks is in the
     *     class of all others, or in none
     */
    double[] values(Data side) {
        return Arrays.stream(feature.of(side))
                .map(v -> category() ? Math.min(v, frequent) : (v - centre) / unit)
                .toArray();
    }

    /** {@return what an output should be for values: the number, or 1 where it is the class and else 0} */
    double[] labels(double[] values, int output) {
        // Of two classes the second one is predicted.
        int wanted = classes() == 2 ? 1 : output;
        return category() ? Arrays.stream(values).map(v -> v == wanted ? 1 : 0).toArray() : values;
    }
}
