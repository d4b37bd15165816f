package dev.hma.core.marginal;

import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Marginal;

/**
 * A single value: what every family makes of a constant or empty column.
 *
 * @param value the value
 * @param state the family's state
 */
record PointMarginal(double value, Record state) implements Marginal {
    @Override
    public double below(double x) {
        return x > value ? 1 : 0;
    }

    @Override
    public double upTo(double x) {
        return x >= value ? 1 : 0;
    }

    @Override
    public double quantile(double p) {
        return value;
    }

    @Override
    public void score(double[] x, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            double sign = x[i] - value;
            z[i] = sign < 0 ? -Lattice.LIMIT : sign > 0 ? Lattice.LIMIT : x[i] == value ? 0 : Double.NaN;
        }
    }

    @Override
    public void unscore(double[] z, double[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = Double.isNaN(z[i]) ? Double.NaN : value;
        }
    }
}
