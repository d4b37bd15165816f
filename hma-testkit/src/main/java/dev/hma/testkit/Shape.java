package dev.hma.testkit;

import dev.hma.api.marginal.Normal;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The columns that every family of marginals is tried on. */
enum Shape {
    /** What the family is made for; the contract knows. */
    TYPICAL,
    /** Two humps of different width, a long tail and a gap: no family with a name has this shape. */
    REAL,
    /** Whole numbers, a few of them common. */
    DISCRETE,
    /** More than half of all values are 0, the others real. */
    ZERO_INFLATED,
    /** Real numbers, among which one value inside the range is repeated. */
    SPIKED,
    EMPTY,
    ALL_MISSING,
    SINGLE,
    CONSTANT,
    TWO_VALUES,
    HUGE,
    TINY,
    FAR_FROM_ZERO;

    double[] column() {
        return switch (this) {
            case TYPICAL, EMPTY -> new double[0];
            case REAL -> spread(p -> p < 0.4 ? 10 + 2 * Normal.quantile(p / 0.4 * 0.98 + 0.01) : 30 + 40 * p * p * p);
            case DISCRETE -> spread(p -> p < 0.1 ? 0 : p < 0.35 ? 1 : p < 0.85 ? 2 : p < 0.97 ? 5 : 9);
            case ZERO_INFLATED -> spread(p -> p < 0.6 ? 0 : 5 + 100 * (p - 0.6));
            case SPIKED -> spread(p -> p < 0.3 ? 100 * p : p < 0.6 ? 30 : 30 + 100 * (p - 0.6));
            case ALL_MISSING -> new double[] {Double.NaN, Double.NaN, Double.NaN};
            case SINGLE -> new double[] {7};
            case CONSTANT -> new double[] {-2.5, -2.5, -2.5, -2.5};
            case TWO_VALUES -> new double[] {0, 1, 1};
            case HUGE -> new double[] {-1e300, -1e300, -3, 0, 1, 1e299, 1e300};
            case TINY -> new double[] {0, 1e-300, 2e-300, 3e-300, 1e-290};
            case FAR_FROM_ZERO -> new double[] {1e12, 1e12 + 1, 1e12 + 1, 1e12 + 2, 1e12 + 3};
        };
    }

    private static double[] spread(DoubleUnaryOperator quantile) {
        return IntStream.range(0, 4000)
                .mapToDouble(i -> quantile.applyAsDouble((i + 0.5) / 4000))
                .toArray();
    }
}
