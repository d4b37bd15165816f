package dev.hma.evaluation.report;

import dev.hma.api.evaluation.TableData;
import dev.hma.api.evaluation.Values;
import dev.hma.evaluation.trend.Bins;
import dev.hma.evaluation.trend.Contingency;
import dev.hma.evaluation.trend.Correlation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    private final Values[] columns;
    private final int[] rows;
    private final int[] @Nullable [] codes;

    private Associations(Values[] columns, int[] rows) {
        this.columns = columns;
        this.rows = rows;
        this.codes = new int[columns.length][];
        Arrays.setAll(codes, k -> codes(columns[k]));
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
            return Correlation.of(chosen(x.values()), chosen(y.values()));
        }
        int[] codesA = codes[a];
        int[] codesB = codes[b];
        return codesA == null || codesB == null ? Double.NaN : Contingency.cramersV(codesA, codesB);
    }

    /** Values as small whole numbers, for the rows that are looked at; null where there are none. */
    private int @Nullable [] codes(@Nullable Values values) {
        if (values instanceof Values.Texts texts) {
            int[] all = Frequencies.codes(texts, VALUES);
            return Arrays.stream(rows).map(row -> all[row]).toArray();
        }
        return values instanceof Values.Numbers numbers ? Bins.of(chosen(numbers.values()), false) : null;
    }

    private double[] chosen(double[] values) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
