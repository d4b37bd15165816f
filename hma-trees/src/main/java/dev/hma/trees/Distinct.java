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
}
