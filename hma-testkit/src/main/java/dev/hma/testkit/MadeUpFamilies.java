package dev.hma.testkit;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Made-up children of made-up parents.
 *
 * @param frame the features of the children
 * @param rows the child rows, with their families
 * @param count the number of families, those without rows included
 */
record MadeUpFamilies(Frame frame, FeatureBatch rows, int count) {
    /** The columns of {@link #siblings}, in their order. */
    static final List<String> NAMES = List.of("real", "rare flag", "count", "zero-inflated");

    /**
     * Children whose latent normals share a part with their siblings: a real column, a flag that is set in 10 percent of
     * the rows, a count and a zero-inflated column.
     *
     * @param families the number of families
     * @param size the number of children of each
     * @param between the share of the latent variance that lies between families
     */
    static MadeUpFamilies siblings(int families, IntUnaryOperator size, double between) {
        int[] own = families(families, size);
        double[][] shared = MadeUpTable.normals("shared", families, 4);
        double[][] z = MadeUpTable.normals("own", own.length, 4);
        for (int k = 0; k < z.length; k++) {
            for (int i = 0; i < own.length; i++) {
                z[k][i] = Math.sqrt(between) * shared[k][own[i]] + Math.sqrt(1 - between) * z[k][i];
            }
        }
        double[] real = MadeUpTable.map(z[0], v -> 50 + 10 * v);
        double[] flag = MadeUpTable.map(z[1], v -> v > Normal.quantile(0.9) ? 1 : 0);
        double[] count = MadeUpTable.map(z[2], v -> Math.floor(6 * Normal.cdf(v) * Normal.cdf(v)));
        double[] amount = MadeUpTable.map(z[3], v -> 1000 * Math.max(0, (Normal.cdf(v) - 0.6) / 0.4));
        Frame frame = new Frame(
                "children",
                List.of(
                        MadeUpTable.real("real", real),
                        MadeUpTable.category("flag", 2, flag),
                        MadeUpTable.feature("count", 0, null, DiscreteMarginal.of(count)),
                        MadeUpTable.feature("amount", 0, null, ZeroInflatedMarginal.of(amount))));
        return new MadeUpFamilies(frame, rows(own, real, flag, count, amount), families);
    }

    /** Families of zero, one, two and three rows; a real, a constant and a missing column, a flag and one with gaps. */
    static MadeUpFamilies small(int families) {
        int[] own = families(families, g -> g % 4);
        double[][] z = MadeUpTable.normals("small", own.length, 3);
        double[] constant = filled(own.length, 7);
        double[] missing = filled(own.length, Double.NaN);
        double[] flag = MadeUpTable.map(z[1], v -> v > 0.5 ? 1 : 0);
        double[] gaps = z[2].clone();
        for (int i = 0; i < gaps.length; i += 3) {
            gaps[i] = Double.NaN;
        }
        Frame frame = new Frame(
                "children",
                List.of(
                        MadeUpTable.real("real", z[0]),
                        MadeUpTable.real("constant", constant),
                        MadeUpTable.category("one category", 1, filled(own.length, 0)),
                        MadeUpTable.real("missing", missing),
                        MadeUpTable.category("flag", 2, flag),
                        MadeUpTable.real("gaps", gaps)));
        return new MadeUpFamilies(
                frame, rows(own, z[0], constant, filled(own.length, 0), missing, flag, gaps), families);
    }

    /** The same rows, none of which has a parent. */
    MadeUpFamilies orphaned() {
        return new MadeUpFamilies(
                frame, new FeatureBatch(0, rows.size(), Rows.columns(rows), filledWithNone(rows.size())), count);
    }

    /** Rows of a frame without features. */
    static MadeUpFamilies withoutColumns() {
        int[] own = families(20, g -> g % 4);
        return new MadeUpFamilies(new Frame("children", List.of()), rows(own), 20);
    }

    private static FeatureBatch rows(int[] families, double[]... columns) {
        return new FeatureBatch(0, families.length, columns, families);
    }

    private static int[] families(int families, IntUnaryOperator size) {
        List<Integer> own = new ArrayList<>();
        for (int g = 0; g < families; g++) {
            for (int i = 0; i < size.applyAsInt(g); i++) {
                own.add(g);
            }
        }
        return own.stream().mapToInt(g -> g).toArray();
    }

    static int[] filledWithNone(int n) {
        int[] none = new int[n];
        Arrays.fill(none, -1);
        return none;
    }

    private static double[] filled(int n, double value) {
        double[] column = new double[n];
        Arrays.fill(column, value);
        return column;
    }

    /** How many rows each family has. */
    int[] sizes() {
        int[] sizes = new int[count];
        for (int family : rows.families()) {
            if (family >= 0) {
                sizes[family]++;
            }
        }
        return sizes;
    }

    /** Whether the scores of a feature are its latent normals. */
    boolean continuous(int feature) {
        Feature f = frame.features().get(feature);
        return f.attenuation().none();
    }
}
