package dev.hma.evaluation.report;

import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import java.util.Arrays;
import java.util.List;

/**
 * How strongly the columns of one table go together, pair by pair: Pearson's correlation of two numbers, and Cramér's V
 * where a category takes part. V is taken with a missing value as a value of its own and numbers in ten bins of equal
 * width; bias is not corrected.
 */
final class Associations {
    /** Tables with more rows are represented by as many of them, evenly spaced. */
    static final int ROWS = 50_000;

    /** Rarer values count as one. */
    static final int VALUES = 200;

    private static final int BINS = 10;

    private final Values[] columns;
    private final int[] rows;
    private final int[][] codes;

    private Associations(Values[] columns, int[] rows) {
        this.columns = columns;
        this.rows = rows;
        this.codes = Arrays.stream(columns).map(this::codes).toArray(int[][]::new);
    }

    /**
     * Measures all pairs.
     *
     * @param table a table
     * @param names its columns; those that it lacks have no association
     * @return a square, symmetric matrix; NaN where there is no figure
     */
    static double[][] of(TableData table, List<String> names) {
        int count = Math.min(table.rows(), ROWS);
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> (int) ((long) i * table.rows() / count));
        Values[] columns = names.stream().map(table::find).toArray(Values[]::new);
        Associations associations = new Associations(columns, rows);
        double[][] matrix = new double[columns.length][columns.length];
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b <= a; b++) {
                matrix[a][b] = associations.of(a, b);
                matrix[b][a] = matrix[a][b];
            }
        }
        return matrix;
    }

    private double of(int a, int b) {
        if (columns[a] == null || columns[b] == null) {
            return Double.NaN;
        }
        if (columns[a] instanceof Values.Numbers x && columns[b] instanceof Values.Numbers y) {
            return pearson(x.values(), y.values());
        }
        return cramer(codes[a], codes[b]);
    }

    private double pearson(double[] x, double[] y) {
        int n = 0;
        double meanX = 0;
        double meanY = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row : rows) {
            if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
                n++;
                double dx = x[row] - meanX;
                double dy = y[row] - meanY;
                meanX += dx / n;
                meanY += dy / n;
                xx += dx * (x[row] - meanX);
                yy += dy * (y[row] - meanY);
                xy += dx * (y[row] - meanY);
            }
        }
        return n < 2 || xx <= 0 || yy <= 0 ? Double.NaN : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
    }

    private static double cramer(int[] a, int[] b) {
        int kindsA = 1 + Arrays.stream(a).max().orElse(0);
        int kindsB = 1 + Arrays.stream(b).max().orElse(0);
        int[] cells = new int[kindsA * kindsB];
        int[] sumsA = new int[kindsA];
        int[] sumsB = new int[kindsB];
        for (int i = 0; i < a.length; i++) {
            cells[a[i] * kindsB + b[i]]++;
            sumsA[a[i]]++;
            sumsB[b[i]]++;
        }
        double shares = 0;
        for (int i = 0; i < kindsA; i++) {
            for (int j = 0; j < kindsB; j++) {
                double count = cells[i * kindsB + j];
                shares += count == 0 ? 0 : count * count / ((double) sumsA[i] * sumsB[j]);
            }
        }
        long smaller = Math.min(used(sumsA), used(sumsB));
        // Chi squared is n (shares - 1).
        return smaller < 2 ? Double.NaN : Math.sqrt(Math.max(0, Math.min(1, (shares - 1) / (smaller - 1))));
    }

    private static long used(int[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }

    /** Values as small whole numbers, for the rows that are looked at. */
    private int[] codes(Values values) {
        if (values instanceof Values.Texts texts) {
            int[] all = Frequencies.codes(texts, VALUES);
            return Arrays.stream(rows).map(row -> all[row]).toArray();
        }
        return values instanceof Values.Numbers numbers ? bins(numbers.values()) : new int[0];
    }

    /** Bins 0 to 9, and 10 for the largest value and for missing ones. */
    private int[] bins(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
            low = values[row] < low ? values[row] : low;
            high = values[row] > high ? values[row] : high;
        }
        double width = high > low ? (high - low) / BINS : 1;
        int[] bins = new int[rows.length];
        for (int i = 0; i < bins.length; i++) {
            double value = values[rows[i]];
            bins[i] = Double.isNaN(value) ? BINS : (int) Math.min(BINS, (value - low) / width);
        }
        return bins;
    }
}
