package dev.hma.core.fit;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import java.util.Arrays;

/**
 * The sums of all families of a relationship, cell by cell.
 *
 * <p>They are in memory once, not once per thread: a batch is summed for the families that it has rows of, and these sums
 * are added to those of all families, for which threads wait for one another cell by cell.
 */
final class FamilySums {
    private final ExtensionStrategy.Families families;
    private final int count;
    private final long[][] cells;

    FamilySums(ExtensionStrategy.Families families, int count) {
        this.families = families;
        this.count = count;
        this.cells = new long[families.cells()][count];
    }

    /** Adds rows; several threads may do so at the same time. */
    void add(FeatureBatch rows) {
        int[] own = own(rows);
        int[] numbers = new int[rows.size()];
        for (int i = 0; i < numbers.length; i++) {
            int family = rows.families()[i];
            numbers[i] = family < 0 ? -1 : Arrays.binarySearch(own, family);
        }
        double[][] columns = new double[rows.features()][];
        Arrays.setAll(columns, rows::column);
        long[] sums = new long[Math.multiplyExact(own.length, cells.length)];
        families.add(new FeatureBatch(rows.firstRow(), rows.size(), columns, numbers), sums);
        for (int k = 0; k < cells.length; k++) {
            long[] cell = cells[k];
            synchronized (cell) {
                for (int j = 0; j < own.length; j++) {
                    cell[own[j]] += sums[j * cells.length + k];
                }
            }
        }
    }

    /** The families that rows belong to, ascending. */
    private static int[] own(FeatureBatch rows) {
        int[] sorted = Arrays.copyOf(rows.families(), rows.size());
        Arrays.sort(sorted);
        int size = 0;
        for (int family : sorted) {
            if (family >= 0 && (size == 0 || sorted[size - 1] != family)) {
                sorted[size++] = family;
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    /** The sums as features of the families; they are gone here afterwards, so that they are not in memory twice. */
    FeatureBatch take() {
        double[][] features = new double[cells.length][];
        for (int k = 0; k < features.length; k++) {
            features[k] = new double[count];
            for (int i = 0; i < count; i++) {
                features[k][i] = cells[k][i];
            }
            cells[k] = new long[0];
        }
        return new FeatureBatch(0, count, features);
    }
}
