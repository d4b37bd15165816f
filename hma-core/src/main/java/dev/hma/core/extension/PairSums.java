package dev.hma.core.extension;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Lattice;
import dev.hma.core.copula.Triangle;
import java.util.ArrayList;
import java.util.List;

/**
 * The sums that correlations inside families need: for every pair of some columns, over the rows that have both, their
 * number, the sums, sums of squares and the sum of products of the two scores. Pairs are addressed as a {@link Triangle}.
 *
 * @param features the features
 * @param columns which features of the children they are
 */
record PairSums(List<Feature> features, int[] columns) {
    static final int CELLS = 6;

    /** A score that carries less than this of its latent normal's variance says too little about correlations. */
    private static final double LEAST_RELIABILITY = 0.8;

    /**
     * The columns whose correlations are told apart by parent: numbers with fine values of the children themselves.
     *
     * @param most how many they may be; the first of the table are taken
     */
    static PairSums of(Frame children, int most) {
        List<String> names = children.features().stream()
                .filter(PairSums::measured)
                .map(Feature::name)
                .limit(most)
                .toList();
        return of(children, names);
    }

    /** The columns of these names; all of them are in the table. */
    static PairSums of(Frame children, List<String> names) {
        List<Feature> features = new ArrayList<>();
        int[] columns = new int[names.size()];
        for (int f = 0; f < children.size(); f++) {
            Feature feature = children.features().get(f);
            if (names.contains(feature.name())) {
                columns[features.size()] = f;
                features.add(feature);
            }
        }
        if (features.size() != columns.length) {
            throw Moments.damaged("one of the columns " + names + " is not in the table");
        }
        return new PairSums(List.copyOf(features), columns);
    }

    private static boolean measured(Feature feature) {
        double loading = feature.attenuation().loadings()[0];
        return !feature.category() && feature.name().equals(feature.origin()) && loading * loading >= LEAST_RELIABILITY;
    }

    int pairs() {
        return Triangle.size(columns.length);
    }

    int cells() {
        return CELLS * pairs();
    }

    /** Adds rows to the sums of their families: these begin at {@code at} among {@code stride} of a family. */
    void add(FeatureBatch rows, long[] cells, int stride, int at) {
        if (rows.families().length == 0) {
            return;
        }
        double[][] scores = new double[columns.length][rows.size()];
        for (int k = 0; k < columns.length; k++) {
            features.get(k).marginal().score(rows.column(columns[k]), scores[k], rows.size());
            for (int j = 0; j < k; j++) {
                add(scores[k], scores[j], rows.families(), rows.size(), cells, stride, at + CELLS * Triangle.at(k, j));
            }
        }
    }

    private static void add(double[] x, double[] y, int[] families, int n, long[] cells, int stride, int at) {
        for (int i = 0; i < n; i++) {
            double a = x[i];
            double b = y[i];
            if (families[i] >= 0 && !Double.isNaN(a + b)) {
                int cell = families[i] * stride + at;
                cells[cell]++;
                cells[cell + 1] += Lattice.units(a);
                cells[cell + 2] += Lattice.units(b);
                cells[cell + 3] += Lattice.squareUnits(a * a);
                cells[cell + 4] += Lattice.squareUnits(b * b);
                cells[cell + 5] += Lattice.squareUnits(a * b);
            }
        }
    }
}
