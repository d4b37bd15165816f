package com.example.hma;

import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.ValueCounts;
import java.util.OptionalInt;

/**
 * Fits triangles by maximum likelihood.
 *
 * <p>The ends are those of the data. Given the ends, the most likely mode is one of the values (Oliver: A maximum likelihood
 * oddity, The American Statistician 26, 1972), so all of them are tried; sums from the left make that one pass. Values at
 * the very ends, where a triangle's density is zero, say nothing about the mode and are left out.
 */
public final class TriangularFamily implements MarginalFamily<Triangular> {
    @Override
    public Marginal fit(ValueCounts values) {
        if (values.isEmpty()) {
            return new Triangular(0, 0, 0);
        }
        return new Triangular(values.min(), mode(values), values.max());
    }

    @Override
    public Marginal restore(Triangular state) {
        return state;
    }

    @Override
    public OptionalInt parameters() {
        return OptionalInt.of(3);
    }

    /** The value m with the largest sum of log((x - min) / (m - min)) to its left and log((max - x) / (max - m)) to its right. */
    private static double mode(ValueCounts values) {
        double min = values.min();
        double max = values.max();
        double range = 0.5 * max - 0.5 * min;
        double[] x = values.values();
        double toTheRight = 0;
        double countToTheRight = 0;
        for (int i = 0; i < x.length; i++) {
            if (inside(x[i], values)) {
                toTheRight += values.counts()[i] * StrictMath.log((0.5 * max - 0.5 * x[i]) / range);
                countToTheRight += values.counts()[i];
            }
        }
        double toTheLeft = 0;
        double countToTheLeft = 0;
        double best = Double.NEGATIVE_INFINITY;
        double mode = 0.5 * min + 0.5 * max;
        for (int i = 0; i < x.length; i++) {
            if (!inside(x[i], values)) {
                continue;
            }
            double count = values.counts()[i];
            double left = StrictMath.log((0.5 * x[i] - 0.5 * min) / range);
            double right = StrictMath.log((0.5 * max - 0.5 * x[i]) / range);
            toTheRight -= count * right;
            countToTheRight -= count;
            double likelihood = toTheLeft - countToTheLeft * left + toTheRight - countToTheRight * right;
            if (likelihood > best) {
                best = likelihood;
                mode = x[i];
            }
            toTheLeft += count * left;
            countToTheLeft += count;
        }
        return mode;
    }

    private static boolean inside(double x, ValueCounts values) {
        return 0.5 * x - 0.5 * values.min() > 0 && 0.5 * values.max() - 0.5 * x > 0;
    }
}
