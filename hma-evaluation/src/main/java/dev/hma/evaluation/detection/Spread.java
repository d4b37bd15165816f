package dev.hma.evaluation.detection;

import java.util.Arrays;

/** Mean and standard deviation. */
final class Spread {
    private Spread() {}

    /** {@return the mean; NaN of nothing} */
    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** {@return the standard deviation with n - 1; NaN below two values} */
    static double deviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }
}
