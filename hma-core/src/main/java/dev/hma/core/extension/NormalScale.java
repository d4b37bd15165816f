package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Normal;
import java.util.Arrays;
import java.util.List;

/** An extension column as a standard normal: by its standard deviation if it is normal, else by its quantiles. */
final class NormalScale {
    /** The number of quantiles. */
    private static final int KNOTS = 129;

    private final double sd;
    private final double[] quantiles;

    /**
     * @param column the column
     * @param quantiles its quantiles, in the middle of parts of equal probability, if it is not normal
     */
    NormalScale(ExtensionColumn column, double[] quantiles) {
        this.sd = isNormal(column) && column.marginal() instanceof Gaussian normal ? normal.sd() : 1;
        this.quantiles = quantiles;
        if (isNormal(column) != (quantiles.length == 0)) {
            throw new IllegalArgumentException(quantiles.length + " quantiles of " + column.name());
        }
    }

    /** {@return whether a column has the marginal of the true values; the others follow the families} */
    static boolean isNormal(ExtensionColumn column) {
        return column.marginal() != null;
    }

    /** {@return the evenly spaced quantiles of values that are counted in the bins of a {@link Mixture}'s means} */
    static double[] quantiles(long[] totals, int at) {
        long count = 0;
        for (int bin = 0; bin < Mixture.MEANS; bin++) {
            count += totals[at + bin];
        }
        double[] quantiles = new double[KNOTS];
        int bin = 0;
        long upTo = totals[at];
        for (int k = 0; k < KNOTS && count > 0; k++) {
            // In the middle of a part of equal probability; ranks are counted from 0.
            long rank = count * (2 * k + 1) / (2 * KNOTS);
            while (upTo <= rank) {
                bin++;
                upTo += totals[at + bin];
            }
            quantiles[k] = Mixture.mean(bin);
        }
        return quantiles;
    }

    /** {@return the standard normal of a value; NaN for NaN} */
    double normal(double value) {
        if (quantiles.length == 0) {
            return sd > 0 ? Math.max(-Lattice.LIMIT, Math.min(Lattice.LIMIT, value / sd)) : 0 * value;
        }
        if (Double.isNaN(value)) {
            return value;
        }
        // Of equal quantiles a value is in the middle.
        double below = rank(value, false);
        double upTo = rank(value, true);
        double p = (0.5 * (below + upTo) + 0.5) / quantiles.length;
        return Normal.quantile(p);
    }

    /** Where a value stands among the quantiles, 0 to one less than their number. */
    private double rank(double value, boolean last) {
        int from = 0;
        int to = quantiles.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (quantiles[middle] < value || last && quantiles[middle] == value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        if (from == 0 || from == quantiles.length) {
            return Math.max(0, from - 1);
        }
        double low = quantiles[from - 1];
        return low == value ? from - 1 : from - 1 + (value - low) / (quantiles[from] - low);
    }

    /** {@return the value of a standard normal} */
    double value(double normal) {
        if (quantiles.length == 0) {
            return sd * Math.max(-Lattice.LIMIT, Math.min(Lattice.LIMIT, normal));
        }
        double at = Math.max(0, Math.min(quantiles.length - 1.0, Normal.cdf(normal) * quantiles.length - 0.5));
        int k = (int) Math.min(quantiles.length - 2.0, at);
        return quantiles[k] + (at - k) * (quantiles[k + 1] - quantiles[k]);
    }

    /** {@return the scales of columns, with their quantiles} */
    static NormalScale[] of(List<ExtensionColumn> columns, double[][] quantiles) {
        NormalScale[] scales = new NormalScale[columns.size()];
        Arrays.setAll(scales, i -> new NormalScale(columns.get(i), quantiles[i]));
        return scales;
    }
}
