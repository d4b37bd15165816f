package dev.hma.benchmarks;

import dev.hma.api.feature.FeatureBatch;
import java.util.Arrays;

/** What a benchmark computes must be right, or its time says nothing. */
final class Check {
    private Check() {}

    static void that(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException("wrong result: " + what);
        }
    }

    /** Whether every value of every feature is finite, or missing where that is allowed. */
    static void finite(FeatureBatch rows, boolean missing, String what) {
        for (int k = 0; k < rows.features(); k++) {
            for (int i = 0; i < rows.size(); i++) {
                double x = rows.column(k)[i];
                that(Double.isFinite(x) || missing && Double.isNaN(x), what + ": " + x + " in row " + i);
            }
        }
    }

    /** The mean of the values that are there. */
    static double mean(double[] values, int n) {
        return Arrays.stream(values, 0, n)
                .filter(x -> !Double.isNaN(x))
                .average()
                .orElse(Double.NaN);
    }
}
