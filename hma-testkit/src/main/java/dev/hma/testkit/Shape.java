package dev.hma.testkit;

import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The columns that every family of marginals is tried on. */
enum Shape {
    /** What the family is made for; the contract knows. */
    TYPICAL(new double[0]),
    /** Two humps of different width, a long tail and a gap: no family with a name has this shape. */
    REAL(spread(p -> p < 0.4 ? 10 + 2 * Normal.quantile(p / 0.4 * 0.98 + 0.01) : 30 + 40 * p * p * p)),
    /** Whole numbers, a few of them common. */
    DISCRETE(spread(p -> p < 0.1 ? 0 : p < 0.35 ? 1 : p < 0.85 ? 2 : p < 0.97 ? 5 : 9)),
    /** More than half of all values are 0, the others real. */
    ZERO_INFLATED(spread(p -> p < 0.6 ? 0 : 5 + 100 * (p - 0.6))),
    /** Real numbers, among which one value inside the range is repeated. */
    SPIKED(spread(p -> p < 0.3 ? 100 * p : p < 0.6 ? 30 : 30 + 100 * (p - 0.6))),
    EMPTY(new double[0]),
    ALL_MISSING(new double[] {Double.NaN, Double.NaN, Double.NaN}),
    SINGLE(new double[] {7}),
    CONSTANT(new double[] {-2.5, -2.5, -2.5, -2.5}),
    TWO_VALUES(new double[] {0, 1, 1}),
    HUGE(new double[] {-1e300, -1e300, -3, 0, 1, 1e299, 1e300}),
    TINY(new double[] {0, 1e-300, 2e-300, 3e-300, 1e-290}),
    FAR_FROM_ZERO(new double[] {1e15, 1e15 + 1, 1e15 + 1, 1e15 + 2, 1e15 + 3});

    private final double[] column;

    Shape(double[] column) {
        this.column = column;
    }

    private static double[] spread(DoubleUnaryOperator quantile) {
        return IntStream.range(0, 4000)
                .mapToDouble(i -> quantile.applyAsDouble((i + 0.5) / 4000))
                .toArray();
    }

    double[] column() {
        return column;
    }

    /** The column as counts; arrays are fresh on every call. */
    ValueCounts counts() {
        return DiscreteMarginal.count(column);
    }
}
