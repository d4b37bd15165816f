package dev.hma.testkit;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Gaussian;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.Normal;
import dev.hma.api.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A made-up table: a frame and its rows. Columns are cut from latent normals, so their dependence is known.
 *
 * @param frame the features
 * @param rows the rows
 */
record MadeUpTable(Frame frame, FeatureBatch rows) {
    private static final String NAME = "made-up";

    /** The columns of {@link #people}, in their order. */
    static final int INCOME = 0, SPENDING = 1, FLAG = 2, KIND = 3, DEBT = 4, AGE_MISSING = 5, AGE = 6;

    /** How many codes the category of {@link #manyCodes} has. */
    static final int CODES = 401;

    /** The latent correlation of income and spending. */
    static final double CORRELATION = 0.7;

    /**
     * Two real columns that correlate, a rare flag that goes with them, categories, a zero-inflated column, and a real one
     * that is missing where its guard says so. Rows come in families of five.
     */
    static MadeUpTable people(int n, int context) {
        double[][] z = normals("people", n, 7);
        double[] income = map(z[0], v -> 50 + 10 * v);
        double[] spending = mix(z[0], z[1], CORRELATION, v -> 20 + 3 * v);
        double[] flag = mix(z[0], z[2], 0.6, v -> v > Normal.quantile(0.9) ? 1 : 0);
        double[] kind = map(z[3], v -> v < -0.8 ? 0 : v < 0.4 ? 1 : v < 1.4 ? 2 : 3);
        double[] debt = mix(z[1], z[4], 0.5, v -> 1000 * Math.max(0, (Normal.cdf(v) - 0.6) / 0.4));
        double[] missing = map(z[5], v -> v > Normal.quantile(0.8) ? 1 : 0);
        double[] age = map(z[6], v -> 40 + 12 * v);
        for (int i = 0; i < n; i++) {
            age[i] = missing[i] == 1 ? Double.NaN : age[i];
        }
        List<Feature> features = List.of(
                real("income", income),
                real("spending", spending),
                category("flag", 2, flag),
                category("kind", 4, kind),
                feature("debt", 0, null, ZeroInflatedMarginal.of(debt)),
                category("age?", 2, missing),
                feature("age", 0, NAME + ".age?", gaussian(age)));
        return of(features, context, income, spending, flag, kind, debt, missing, age);
    }

    /** Two strongly correlated columns among a dozen that are all but noise: extension columns of small families. */
    static MadeUpTable weakColumns(int n) {
        double[][] z = normals("weak", n, 14);
        double[][] columns = new double[14][];
        List<Feature> features = new ArrayList<>();
        for (int k = 0; k < 14; k++) {
            columns[k] = k == 1 ? mix(z[0], z[1], CORRELATION, v -> v) : z[k];
            Feature feature = real("x" + k, columns[k]);
            Attenuation weak = feature.attenuation().times(k < 2 ? 1 : 0.02);
            features.add(new Feature(
                    feature.name(), k < 2 ? feature.origin() : "extension", 0, null, weak, feature.marginal()));
        }
        return of(features, 0, columns);
    }

    /** A real column, and a category of many codes that goes with it: few are frequent, many rare, some in no row. */
    static MadeUpTable manyCodes(int n) {
        double[][] z = normals("codes", n, 2);
        double[] rank = mix(z[0], z[1], 0.6, v -> Math.floor(StrictMath.pow(CODES, Normal.cdf(v))) - 1);
        double[] code = map(rank, r -> r * 263 % CODES);
        return of(List.of(real("x", z[0]), category("code", CODES, code)), 0, z[0], code);
    }

    /** One real column, in families of one size, whose rows go each with the row before it. */
    static MadeUpTable sequences(int families, int size, double correlation) {
        double[] z = normals("sequences", families * size, 1)[0];
        for (int i = 0; i < z.length; i++) {
            z[i] = i % size == 0 ? z[i] : correlation * z[i - 1] + Math.sqrt(1 - correlation * correlation) * z[i];
        }
        return families("level", size, z);
    }

    /** One real column, in families of one size, that rises from row to row of each. */
    static MadeUpTable rising(int families, int size) {
        double[] z = normals("rising", families * size, 1)[0];
        for (int i = 0; i < z.length; i++) {
            z[i] = i % size == 0 ? 4 * z[i] : z[i - 1] + Math.abs(z[i]);
        }
        return families("time", size, z);
    }

    private static MadeUpTable families(String name, int size, double[] column) {
        int[] own = IntStream.range(0, column.length).map(i -> i / size).toArray();
        return new MadeUpTable(
                new Frame(NAME, List.of(real(name, column))),
                new FeatureBatch(0, column.length, new double[][] {column}, own));
    }

    static MadeUpTable of(List<Feature> features, int context, double[]... columns) {
        int n = columns.length == 0 ? 0 : columns[0].length;
        int[] families = IntStream.range(0, n).map(i -> i / 5).toArray();
        return new MadeUpTable(new Frame(NAME, features, context), new FeatureBatch(0, n, columns, families));
    }

    static Feature real(String name, double[] column) {
        return feature(name, 0, null, gaussian(column));
    }

    static Feature category(String name, int levels, double[] column) {
        return feature(name, levels, null, DiscreteMarginal.of(column));
    }

    static Feature feature(
            String name, int levels, @org.jspecify.annotations.Nullable String guard, Marginal marginal) {
        return new Feature(NAME + "." + name, NAME + "." + name, levels, guard, marginal.attenuation(), marginal);
    }

    private static Marginal gaussian(double[] column) {
        return Figures.present(column).length == 0
                ? new Gaussian(0, 0)
                : new Gaussian(Figures.mean(column), Math.sqrt(Figures.variance(column)));
    }

    /** Standard normal columns: mean and variance are exact, so that nothing of a distance is the fixture's. */
    static double[][] normals(String purpose, int n, int columns) {
        Draws draws = Draws.of(11).at(purpose);
        double[][] z = new double[columns][n];
        for (int k = 0; k < columns; k++) {
            int lane = k;
            Arrays.setAll(z[k], i -> draws.normal(i, lane));
            double mean = Figures.mean(z[k]);
            double sd = Math.sqrt(Figures.variance(z[k]));
            if (n > 2) {
                z[k] = map(z[k], v -> (v - mean) / sd);
            }
        }
        return z;
    }

    static double[] map(double[] z, java.util.function.DoubleUnaryOperator of) {
        return Arrays.stream(z).map(of).toArray();
    }

    /** A column whose latent normal correlates with another. */
    private static double[] mix(double[] z, double[] own, double r, java.util.function.DoubleUnaryOperator of) {
        double[] column = new double[z.length];
        Arrays.setAll(column, i -> of.applyAsDouble(r * z[i] + Math.sqrt(1 - r * r) * own[i]));
        return column;
    }
}
