package dev.hma.core.extension;

import dev.hma.api.extension.ExtensionColumn;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Gaussian;
import dev.hma.core.copula.Triangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Correlations of a family's columns: an extension column per partial correlation that differs between families, and the
 * map between deviations that correlate as the family's do and residuals that do not correlate.
 */
final class FamilyDependence {
    private final PairSums pairs;
    private final int start;
    /** Which columns of {@link PairSums} are the variables of the vine. */
    private final int[] order;

    private final List<CopulaParametersState.Partial> partials;
    /** Per partial correlation its extension column; -1 for one that does not differ. */
    private final int[] columnOf;

    FamilyDependence(PairSums pairs, int start, int[] order, List<CopulaParametersState.Partial> partials) {
        this.pairs = pairs;
        this.start = start;
        this.order = order;
        this.partials = partials;
        this.columnOf = new int[partials.size()];
        int next = 0;
        for (int pair = 0; pair < columnOf.length; pair++) {
            columnOf[pair] = partials.get(pair).varies() ? next++ : -1;
        }
    }

    List<String> measured() {
        return pairs.features().stream().map(feature -> feature.name()).toList();
    }

    List<String> vine() {
        return Arrays.stream(order).mapToObj(this::name).toList();
    }

    List<CopulaParametersState.Partial> partials() {
        return partials;
    }

    private String name(int column) {
        return pairs.features().get(column).name();
    }

    List<ExtensionColumn> columns() {
        List<ExtensionColumn> columns = new ArrayList<>();
        for (int k = 0; k < order.length; k++) {
            for (int j = 0; j < k; j++) {
                CopulaParametersState.Partial partial = partials.get(Triangle.at(k, j));
                if (partial.varies()) {
                    String given = j == 0 ? "" : "; " + String.join(", ", vine().subList(0, j));
                    columns.add(new ExtensionColumn(
                            "correlation(" + name(order[j]) + ", " + name(order[k]) + given + ")",
                            partial.reliability(),
                            new Gaussian(0, partial.sd())));
                }
            }
        }
        return columns;
    }

    /** Families' sums to extension columns; NaN where a family has too few rows for a correlation. */
    void summarise(FeatureBatch families, FeatureBatch out) {
        if (order.length == 0) {
            return;
        }
        FamilyPairs family = new FamilyPairs(families, start);
        double[] z = new double[partials.size()];
        double[] noise = new double[z.length];
        for (int i = 0; i < families.size(); i++) {
            family.estimate(i, order, z, noise);
            for (int pair = 0; pair < z.length; pair++) {
                if (columnOf[pair] >= 0) {
                    CopulaParametersState.Partial partial = partials.get(pair);
                    out.column(columnOf[pair])[i] = partial.scale() * shrunk(partial, z[pair], noise[pair]);
                }
            }
        }
    }

    /** {@return a family's deviation from the mean over families, times its reliability; NaN if it says nothing} */
    private static double shrunk(CopulaParametersState.Partial partial, double z, double noise) {
        return Double.isNaN(z) ? Double.NaN : partial.variance() / (partial.variance() + noise) * (z - partial.score());
    }

    /** Deviations, a column per feature of the children, to residuals, in place. */
    void toResiduals(FeatureBatch deviations, int[] families, FeatureBatch sums) {
        if (order.length == 0) {
            return;
        }
        FamilyPairs family = new FamilyPairs(sums, start);
        double[] z = new double[partials.size()];
        double[] noise = new double[z.length];
        map(deviations, deviations, families, true, (f, out) -> {
            if (f >= 0) {
                family.estimate(f, order, z, noise);
            }
            for (int pair = 0; pair < out.length; pair++) {
                CopulaParametersState.Partial partial = partials.get(pair);
                double own = f >= 0 && partial.varies() ? shrunk(partial, z[pair], noise[pair]) : 0;
                out[pair] = Vine.correlation(partial.score() + (Double.isNaN(own) ? 0 : own));
            }
        });
    }

    /**
     * Residuals, a column per feature of the children, to deviations.
     *
     * @param extensions the extension columns of the families
     * @return the same columns, with others in place of those of the vine
     */
    FeatureBatch fromResiduals(FeatureBatch residuals, FeatureBatch extensions) {
        if (order.length == 0) {
            return residuals;
        }
        double[][] columns = new double[residuals.features()][];
        for (int f = 0; f < columns.length; f++) {
            columns[f] = residuals.column(f);
        }
        for (int column : order) {
            columns[pairs.columns()[column]] = new double[residuals.size()];
        }
        FeatureBatch out = new FeatureBatch(residuals.firstRow(), residuals.size(), columns, residuals.families());
        map(residuals, out, residuals.families(), false, (f, partial) -> {
            for (int pair = 0; pair < partial.length; pair++) {
                double own = f >= 0 && columnOf[pair] >= 0 ? extensions.column(columnOf[pair])[f] : 0;
                partial[pair] = Vine.correlation(partials.get(pair).latent() + (Double.isNaN(own) ? 0 : own));
            }
        });
        return out;
    }

    /** What gives the partial correlations of a family. */
    private interface Correlations {
        void of(int family, double[] partials);
    }

    /**
     * Multiplies the vine's variables of every row by the Cholesky factor of its family's correlations, or by the factor's
     * inverse. Missing values stay missing; a row's other values are mapped by the factor of the correlations among
     * them.
     */
    private void map(FeatureBatch from, FeatureBatch to, int[] families, boolean inverse, Correlations correlations) {
        int size = order.length;
        double[] partial = new double[partials.size()];
        double[] whole = new double[size * size];
        double[] factor = new double[size * size];
        double[] row = new double[size];
        boolean[] present = new boolean[size];
        int last = -2;
        for (int i = 0; i < from.size(); i++) {
            int family = ColumnMap.family(families, i);
            boolean complete = true;
            for (int k = 0; k < size; k++) {
                row[k] = from.column(pairs.columns()[order[k]])[i];
                present[k] = !Double.isNaN(row[k]);
                complete &= present[k];
            }
            if (family != last) {
                correlations.of(family, partial);
                Vine.factor(partial, size, whole);
                last = family;
            }
            if (!complete) {
                Vine.factorOf(whole, size, present, factor);
            }
            multiply(complete ? whole : factor, present, row, inverse);
            for (int k = 0; k < size; k++) {
                to.column(pairs.columns()[order[k]])[i] = row[k];
            }
        }
    }

    private static void multiply(double[] factor, boolean[] present, double[] row, boolean inverse) {
        int size = row.length;
        for (int step = 0; step < size; step++) {
            // The product needs the numbers before its own as they were, the inverse as they have become.
            int k = inverse ? step : size - 1 - step;
            if (present[k]) {
                double sum = 0;
                for (int j = 0; j < k; j++) {
                    sum += present[j] ? factor[k * size + j] * row[j] : 0;
                }
                double own = factor[k * size + k];
                row[k] = inverse ? (row[k] - sum) / own : sum + own * row[k];
            }
        }
    }
}
