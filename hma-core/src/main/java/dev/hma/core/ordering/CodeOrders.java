package dev.hma.core.ordering;

import dev.hma.api.feature.Feature;
import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.marginal.Lattice;
import dev.hma.core.copula.CrossProducts;
import dev.hma.core.copula.ScoreTotals;
import dev.hma.core.work.Orders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns an order of the codes of categories: along the direction in which the means of a row's other features differ most
 * between codes. It is the order in which Coppersmith, Hong and Hosking (Partitioning Nominal Attributes in Decision Trees,
 * Data Mining and Knowledge Discovery 3, 1999) put the categories of a predictor, for which the first principal component of
 * their means comes closest to the best order; here with the noise of small categories taken out.
 *
 * <p>One reading of exact sums: per code the number of rows and the sums of the other features' scores, and the products of
 * these with one another.
 */
public final class CodeOrders implements Learning.Sums<List<int[]>> {
    private final List<Category> categories;
    private final List<Feature> others;
    private final CrossProducts<ScoreTotals> products;

    /**
     * A category whose codes are to be ordered.
     *
     * @param feature its feature; the frequent codes come first
     * @param told how many codes occur often enough for their means to say something; the others keep together, in the middle
     */
    public record Category(Feature feature, int told) {
        int cells(int others) {
            return told * (1 + others);
        }
    }

    private CodeOrders(String table, List<Category> categories, List<Feature> others) {
        this.categories = List.copyOf(categories);
        this.others = List.copyOf(others);
        this.products = new CrossProducts<>(new Frame(table, others), totals -> totals);
    }

    /**
     * The learning from rows with the features of the categories first, then the others.
     *
     * @param table the name of the table
     * @param categories the categories
     * @param others features that have an order
     * @return per category its codes in their new order; as they were where the others say nothing of it
     */
    public static Learning<List<int[]>> of(String table, List<Category> categories, List<Feature> others) {
        return categories.isEmpty() || others.isEmpty()
                ? new Done<>(
                        categories.stream().map(c -> unchanged(c.feature())).toList())
                : new CodeOrders(table, categories, others);
    }

    private static int[] unchanged(Feature category) {
        return IntStream.range(0, category.levels()).toArray();
    }

    @Override
    public int cells() {
        long cells = products.cells();
        for (Category category : categories) {
            cells += category.cells(others.size());
        }
        return Math.toIntExact(cells);
    }

    @Override
    public void add(FeatureBatch rows, long[] cells) {
        int n = rows.size();
        double[][] columns = new double[others.size()][];
        Arrays.setAll(columns, f -> rows.column(categories.size() + f));
        long[] own = new long[products.cells()];
        products.add(new FeatureBatch(rows.firstRow(), n, columns), own);
        for (int k = 0; k < own.length; k++) {
            cells[k] = Math.addExact(cells[k], own[k]);
        }
        double[][] scores = new double[others.size()][n];
        for (int f = 0; f < scores.length; f++) {
            others.get(f).marginal().score(columns[f], scores[f], n);
        }
        int at = own.length;
        for (int c = 0; c < categories.size(); c++) {
            addMeans(rows.column(c), categories.get(c).told(), scores, cells, at);
            at += categories.get(c).cells(others.size());
        }
    }

    /** Per code the number of rows, then feature by feature the sum of scores; a missing one counts as the mean, which is 0. */
    private static void addMeans(double[] codes, int told, double[][] scores, long[] cells, int start) {
        int width = 1 + scores.length;
        for (int i = 0; i < codes.length; i++) {
            if (!(codes[i] < told)) {
                continue;
            }
            int code = (int) codes[i];
            int at = start + code * width;
            cells[at]++;
            for (double[] score : scores) {
                at++;
                if (!Double.isNaN(score[i])) {
                    cells[at] += Lattice.units(score[i]);
                }
            }
        }
    }

    @Override
    public Learning<List<int[]>> next(long[] totals) {
        int at = products.cells();
        ScoreTotals scores = ((Done<ScoreTotals>) products.next(Arrays.copyOf(totals, at))).result();
        List<int[]> orders = new ArrayList<>();
        for (Category category : categories) {
            int cells = category.cells(others.size());
            CodeMeans means = CodeMeans.of(Arrays.copyOfRange(totals, at, at + cells), category.told(), scores);
            orders.add(order(means, category.feature()));
            at += cells;
        }
        return new Done<>(orders);
    }

    private static int[] order(CodeMeans means, Feature category) {
        double[] places = Arrays.copyOf(means.leading(), category.levels());
        return Orders.sorted(places.length, (a, b) -> Double.compare(places[a], places[b]));
    }
}
