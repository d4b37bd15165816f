package dev.hma.evaluation.benchmark;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A measure over several runs.
 *
 * @param mean the mean
 * @param deviation the standard deviation between runs; empty if there is only one
 * @param runs the number of runs
 */
public record Spread(double mean, OptionalDouble deviation, int runs) {
    static Spread of(List<Double> values) {
        int n = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Spread(mean, n > 1 ? OptionalDouble.of(Math.sqrt(squares / (n - 1))) : OptionalDouble.empty(), n);
    }
}
