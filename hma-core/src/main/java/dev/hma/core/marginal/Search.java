package dev.hma.core.marginal;

import java.util.function.ToDoubleFunction;

/**
 * Maximises a function over a box: the best point of a coarse grid, then a compass search from there. It needs neither
 * derivatives nor luck, never leaves the box and always ends, on the same point for the same function.
 */
final class Search {
    private static final int GRID = 8;
    private static final double FINEST = 1.0 / 512;

    private Search() {}

    /**
     * Maximises.
     *
     * @param function the function; NaN counts as bad
     * @param low the box's lower corner
     * @param high the box's upper corner
     * @return the point found
     */
    static double[] maximum(ToDoubleFunction<double[]> function, double[] low, double[] high) {
        int n = low.length;
        int cells = (int) Math.rint(StrictMath.pow(GRID, n));
        double[] best = low.clone();
        double most = Double.NEGATIVE_INFINITY;
        for (int cell = 0; cell < cells; cell++) {
            double[] point = new double[n];
            int rest = cell;
            for (int d = 0; d < n; d++) {
                point[d] = low[d] + (high[d] - low[d]) * (rest % GRID) / (GRID - 1);
                rest /= GRID;
            }
            double value = function.applyAsDouble(point);
            if (value > most) {
                most = value;
                best = point;
            }
        }
        for (double step = 0.5 / (GRID - 1); step > FINEST; step /= 2) {
            boolean moved = true;
            for (int round = 0; moved && round < 100; round++) {
                moved = false;
                for (int d = 0; d < n; d++) {
                    for (int sign = -1; sign <= 1; sign += 2) {
                        double[] point = best.clone();
                        double to = point[d] + sign * step * (high[d] - low[d]);
                        point[d] = Math.max(low[d], Math.min(high[d], to));
                        double value = function.applyAsDouble(point);
                        if (value > most) {
                            most = value;
                            best = point;
                            moved = true;
                        }
                    }
                }
            }
        }
        return best;
    }
}
