package dev.hma.core.matching;

import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import dev.hma.core.work.Orders;
import java.util.Arrays;

/**
 * Where wishes and offers lie in one dimension: normal scores of their ranks, so that both sides have the same distribution
 * whatever they were measured in, times the weight of the dimension.
 */
final class Positions {
    private Positions() {}

    /** Positions of rows; equal and missing ones are told apart by chance. */
    static double[] ofRows(double[] values, double weight, Draws draws) {
        int[] order = order(values, draws);
        double[] positions = new double[values.length];
        for (int r = 0; r < order.length; r++) {
            positions[order[r]] = weight * Normal.quantile((r + 0.5) / order.length);
        }
        return positions;
    }

    /** Positions of parents: the middle of their slots. */
    static double[] ofSlots(double[] values, int[] slots, double weight, Draws draws) {
        long total = 0;
        for (int count : slots) {
            total += count;
        }
        double[] positions = new double[values.length];
        long before = 0;
        for (int parent : order(values, draws)) {
            if (slots[parent] > 0) {
                positions[parent] = weight * Normal.quantile((before + 0.5 * slots[parent]) / total);
                before += slots[parent];
            }
        }
        return positions;
    }

    /** Ascending; rows of equal values, and missing ones, which stand in the middle, in an order of their own. */
    private static int[] order(double[] values, Draws draws) {
        int n = values.length;
        double middle = Arrays.stream(values).anyMatch(Double::isNaN) ? middle(values) : 0;
        double[] keys = new double[n];
        long[] ties = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = Double.isNaN(values[i]) ? middle : values[i];
            ties[i] = draws.bits(i, 0);
        }
        return Orders.sorted(keys, ties);
    }

    private static double middle(double[] values) {
        double[] present =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return present.length == 0 ? 0 : present[present.length / 2];
    }
}
