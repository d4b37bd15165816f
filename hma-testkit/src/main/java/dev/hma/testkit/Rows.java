package dev.hma.testkit;

import dev.hma.api.feature.FeatureBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts batches out of batches. */
final class Rows {
    /** What stands behind the last row of an array that is longer than its batch. */
    private static final double BEYOND = 1e9;

    private Rows() {}

    /**
     * The ranges of rows that batches of some size hold.
     *
     * @param wholeFamilies whether a range ends only where a family does
     * @return from and to (exclusive) per batch
     */
    static List<int[]> ranges(FeatureBatch rows, int batch, boolean wholeFamilies) {
        List<int[]> ranges = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = (int) Math.min(rows.size(), (long) from + batch);
            while (wholeFamilies && to < rows.size() && sameFamily(rows.families(), to - 1, to)) {
                to++;
            }
            ranges.add(new int[] {from, to});
            from = to;
        }
        return ranges;
    }

    private static boolean sameFamily(int[] families, int row, int other) {
        return families.length > 0 && families[row] >= 0 && families[row] == families[other];
    }

    /** Rows of a batch as a batch with arrays of its own, longer than the batch by {@code extra}; families count from 0. */
    static FeatureBatch slice(FeatureBatch rows, int from, int to, int extra) {
        FeatureBatch slice = pick(rows, IntStream.range(from, to).toArray(), extra);
        int[] families = slice.families();
        int first = Arrays.stream(families, 0, families.length == 0 ? 0 : slice.size())
                .filter(family -> family >= 0)
                .min()
                .orElse(0);
        for (int i = 0; i < families.length; i++) {
            families[i] = families[i] < 0 ? -1 : families[i] - first;
        }
        return new FeatureBatch(rows.firstRow() + from, slice.size(), columns(slice), families);
    }

    /** Some rows of a batch, in the given order, with arrays of their own; families as they are. */
    static FeatureBatch pick(FeatureBatch rows, int[] indices, int extra) {
        double[][] columns = new double[rows.features()][];
        for (int f = 0; f < columns.length; f++) {
            double[] all = rows.column(f);
            columns[f] = Arrays.copyOf(
                    Arrays.stream(indices).mapToDouble(i -> all[i]).toArray(), indices.length + extra);
            Arrays.fill(columns[f], indices.length, indices.length + extra, BEYOND);
        }
        int[] families = rows.families();
        int[] chosen = families.length == 0
                ? families
                : Arrays.copyOf(Arrays.stream(indices).map(i -> families[i]).toArray(), indices.length + extra);
        return new FeatureBatch(rows.firstRow(), indices.length, columns, chosen);
    }

    /** A batch to be filled: NaN everywhere, arrays longer than the batch by {@code extra}. */
    static FeatureBatch blank(long firstRow, int size, int features, int extra) {
        double[][] columns = new double[features][size + extra];
        for (double[] column : columns) {
            Arrays.fill(column, 0, size, Double.NaN);
            Arrays.fill(column, size, size + extra, BEYOND);
        }
        return new FeatureBatch(firstRow, size, columns);
    }

    static double[][] columns(FeatureBatch rows) {
        return IntStream.range(0, rows.features()).mapToObj(rows::column).toArray(double[][]::new);
    }

    /** The columns without what stands behind the last row. */
    static double[][] values(FeatureBatch rows) {
        return IntStream.range(0, rows.features())
                .mapToObj(f -> Arrays.copyOf(rows.column(f), rows.size()))
                .toArray(double[][]::new);
    }

    static void fill(FeatureBatch rows, double value) {
        for (double[] column : columns(rows)) {
            Arrays.fill(column, value);
        }
    }
}
