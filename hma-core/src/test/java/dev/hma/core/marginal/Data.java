package dev.hma.core.marginal;

import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.random.Draws;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Made-up columns of every kind. */
final class Data {
    private Data() {}

    /** Exact counts of values, with their step if they are whole numbers or decimals. */
    static ValueCounts count(double... values) {
        StepFinder steps = new StepFinder();
        steps.add(values, values.length);
        return count(steps.decimals() <= 4 ? steps.step() : 0, values);
    }

    static ValueCounts count(double step, double[] values) {
        ValueCounter counter = new ValueCounter();
        counter.add(values, values.length);
        return counter.counts(step, false);
    }

    /** A function of n standard normals. */
    static double[] draw(String purpose, int n, DoubleUnaryOperator function) {
        Draws draws = Draws.of(7).at(purpose);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = function.applyAsDouble(draws.normal(i, 0));
        }
        return values;
    }

    static Map<String, double[]> columns() {
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put("normal", draw("normal", 600, z -> 50 + 7 * z));
        all.put("lognormal", draw("lognormal", 2000, StrictMath::exp));
        all.put("uniform", draw("uniform", 600, z -> Normal.cdf(z) * 3 - 1));
        all.put("decimals", draw("decimals", 600, z -> Math.rint(z * 100) / 100));
        all.put("small integers", draw("small integers", 600, z -> Math.floor(Math.abs(2 * z))));
        all.put("large integers", draw("large integers", 600, z -> Math.rint(1e9 + 1e8 * z)));
        all.put("zero-inflated", draw("zero-inflated", 600, z -> z < 0.3 ? 0 : z * z));
        all.put("binary", draw("binary", 600, z -> z > 1.28 ? 1 : 0));
        all.put("bimodal", draw("bimodal", 600, z -> z < 0 ? z - 5 : z + 5));
        all.put("u-shaped", draw("u-shaped", 600, z -> Math.sqrt(Normal.cdf(4 * z))));
        all.put("heavy", draw("heavy", 600, z -> z * StrictMath.exp(z * z / 3)));
        all.put("outlier", draw("outlier", 600, z -> z > 3.2 ? 1e12 : z));
        all.put("outlier below", draw("outlier", 600, z -> z > 3.2 ? -1e12 : z));
        all.put("huge", draw("huge", 500, z -> 1e300 * z));
        all.put("whole range", new double[] {-Double.MAX_VALUE, -1, 0, 1, Double.MAX_VALUE});
        all.put("tiny", draw("tiny", 500, z -> 1e-300 * z));
        all.put("smallest", new double[] {0, Double.MIN_VALUE, 0, 1e-320});
        all.put("neighbours", new double[] {1, Math.nextUp(1.0), 1, 1, Math.nextUp(1.0)});
        all.put("two values", new double[] {0, 1});
        all.put("two values, uneven", draw("two", 1000, z -> z > 2.5 ? 8 : 2));
        all.put("three rows", new double[] {3, 1.5, 7.25});
        all.put("one row", new double[] {42});
        all.put("constant", new double[] {3.25, 3.25, 3.25});
        all.put("constant zero", new double[] {0, -0.0});
        all.put("empty", new double[0]);
        all.put("all missing", new double[] {Double.NaN, Double.NaN});
        return all;
    }
}
