package dev.hma.core.even;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import dev.hma.core.work.Orders;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Gives the columns of all rows of a table their marginals: n values in the order in which they were drawn become n values of
 * which one lies in each of n equal intervals of probability (Stein: Large Sample Properties of Simulations Using Latin
 * Hypercube Sampling, Technometrics 29, 1987, for dependent variables). So the ranks stay, and with them all that a copula
 * says. Values count where they are present; where they are missing they are ordered by themselves.
 */
public final class EvenMarginals {
    private final List<Feature> features;
    private final FeatureBatch rows;
    private final Draws draws;

    /**
     * Takes the rows of a table.
     *
     * @param features their features
     * @param rows all rows, which are changed in place
     * @param draws random numbers for this purpose
     */
    public EvenMarginals(List<Feature> features, FeatureBatch rows, Draws draws) {
        this.features = features;
        this.rows = rows;
        this.draws = draws.over(0);
    }

    /** From latent normals, or anything of their order, to values. Features side by side, by parallel streams. */
    public void ofLatents() {
        forEach(this::spread);
    }

    /**
     * From values that were drawn family by family to such as follow the marginals. Numbers keep their order. Categories have
     * none, and a family's frequencies are its own, so some rows take other codes, as few as possible. Features side by side,
     * by parallel streams.
     */
    public void ofFamilies() {
        forEach(f -> {
            Feature feature = features.get(f);
            if (feature.category()) {
                boolean[] present = present(f);
                int[] some = rows(i -> present[i]);
                new EvenCategory(rows.column(f), rows.families(), some, feature, draws, f).settle();
            } else {
                spread(f);
            }
        });
    }

    /** Which values are missing is settled before they are. */
    private void forEach(IntConsumer change) {
        for (boolean guarded : new boolean[] {false, true}) {
            IntStream.range(0, features.size())
                    .filter(f -> (features.get(f).guard() != null) == guarded)
                    .parallel()
                    .forEach(change);
        }
    }

    private void spread(int f) {
        double[] column = rows.column(f);
        boolean[] present = present(f);
        spread(f, rows(i -> present[i]));
        spread(f, rows(i -> !present[i] && !Double.isNaN(column[i])));
        features.get(f).marginal().unscore(column, column, rows.size());
    }

    /** Which rows have a value, as far as a category says which have none. */
    private boolean[] present(int f) {
        double[] column = rows.column(f);
        double[] missing = IntStream.range(0, features.size())
                .filter(g -> features.get(g).category()
                        && features.get(g).name().equals(features.get(f).guard()))
                .mapToObj(rows::column)
                .findFirst()
                .orElse(new double[rows.size()]);
        boolean[] present = new boolean[rows.size()];
        for (int i = 0; i < present.length; i++) {
            present[i] = missing[i] != 1 && !Double.isNaN(column[i]);
        }
        return present;
    }

    private int[] rows(IntPredicate which) {
        return IntStream.range(0, rows.size()).filter(which).toArray();
    }

    /** Puts normals that lie evenly in place of the values of some rows, in the same order; equal ones are ordered by chance. */
    private void spread(int f, int[] some) {
        double[] column = rows.column(f);
        double[] values = Arrays.stream(some).mapToDouble(row -> column[row]).toArray();
        long[] ties = Arrays.stream(some).mapToLong(row -> draws.bits(row, f)).toArray();
        Draws inside = draws.at("inside");
        int[] order = Orders.sorted(values, ties);
        for (int k = 0; k < order.length; k++) {
            int row = some[order[k]];
            column[row] = normal(k, order.length, inside.uniform(row, f));
        }
    }

    /** The normal at a place, 0 to 1, inside one of n equal intervals of probability. */
    static double normal(int interval, int n, double place) {
        return Normal.quantile((interval + place) / n);
    }
}
