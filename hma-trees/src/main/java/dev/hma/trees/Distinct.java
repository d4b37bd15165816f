package dev.hma.trees;

import java.util.Arrays;

/**
 * The different values of a column.
 *
 * @param values they, ascending; missing ones are left out
 * @param counts how many rows have each
 * @param index per row which of them it has, -1 for none
 */
record Distinct(double[] values, int[] counts, int[] index) {
    private static final int MOST = 10_000;
    private static final int ROWS_EACH = 8;

    static Distinct of(double[] column, int n) {
        double[] sorted = Arrays.copyOf(column, n);
        for (int i = 0; i < n; i++) {
            // The two zeros are one value.
            sorted[i] += 0.0;
        }
        Arrays.sort(sorted);
        int present = n;
        while (present > 0 && Double.isNaN(sorted[present - 1])) {
            present--;
        }
        int[] counts = new int[present];
        int different = 0;
        for (int i = 0; i < present; i++) {
            if (i == 0 || sorted[i] != sorted[different - 1]) {
                sorted[different++] = sorted[i];
            }
            counts[different - 1]++;
        }
        double[] values = Arrays.copyOf(sorted, different);
        int[] index = new int[n];
        for (int i = 0; i < n; i++) {
            index[i] = Double.isNaN(column[i]) ? -1 : Arrays.binarySearch(values, column[i] + 0.0);
        }
        return new Distinct(values, Arrays.copyOf(counts, different), index);
    }

    /** {@return how many rows have a value} */
    int present() {
        return Arrays.stream(counts).sum();
    }

    /** The share of the rows that have a value. */
    double share(double value) {
        int at = Arrays.binarySearch(values, value + 0.0);
        return at < 0 ? 0 : (double) counts[at] / index.length;
    }

    /** Whether there are more values than bins, and yet enough rows of each to look at every value by itself. */
    boolean isRepeated() {
        return values.length >= Binned.MOST
                && values.length <= MOST
                && (long) values.length * ROWS_EACH <= index.length;
    }
}
