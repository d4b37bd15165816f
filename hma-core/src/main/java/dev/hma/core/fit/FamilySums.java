package dev.hma.core.fit;

import dev.hma.api.extension.ExtensionStrategy;
import dev.hma.api.feature.FeatureBatch;
import java.util.Arrays;

/**
 * The sums of all families of a relationship.
 *
 * <p>They are kept in ranges of families, and threads that add to the same sums wait for one another range by range only. So a
 * table with very many parents has its sums in memory once, not once per thread.
 */
final class FamilySums {
    /** Sums of so many cells may well exist once per thread. */
    private static final long SMALL = 1 << 18;

    private static final int RANGES = 32;

    private final ExtensionStrategy.Families families;
    private final int count;
    /** Families per range. */
    private final int width;

    private final long[][] ranges;

    FamilySums(ExtensionStrategy.Families families, int count) {
        this.families = families;
        this.count = count;
        int wanted = isSmall(families, count) ? 1 : RANGES;
        this.width = Math.max(1, (count + wanted - 1) / wanted);
        this.ranges = new long[(count + width - 1) / width][];
        for (int r = 0; r < ranges.length; r++) {
            ranges[r] = new long[Math.multiplyExact(Math.min(width, count - r * width), families.cells())];
        }
    }

    /** Whether threads should rather have sums of their own. */
    static boolean isSmall(ExtensionStrategy.Families families, int count) {
        return (long) count * families.cells() <= SMALL;
    }

    /** Adds rows; several threads may do so at the same time. */
    void add(FeatureBatch rows) {
        if (ranges.length == 1) {
            add(0, rows);
            return;
        }
        int[] order = new int[rows.size()];
        int[] ends = sort(rows, order);
        int from = 0;
        for (int r = 0; r < ranges.length; r++) {
            if (ends[r] > from) {
                add(r, gather(rows, order, from, ends[r], r * width));
                from = ends[r];
            }
        }
    }

    private void add(int range, FeatureBatch rows) {
        long[] cells = ranges[range];
        synchronized (cells) {
            families.add(rows, cells);
        }
    }

    /** Orders rows by range, stably and without those of no family; gives the end of each range in the order. */
    private int[] sort(FeatureBatch rows, int[] order) {
        int[] next = new int[ranges.length + 1];
        for (int i = 0; i < rows.size(); i++) {
            int family = rows.families()[i];
            if (family >= 0) {
                next[family / width + 1]++;
            }
        }
        Arrays.parallelPrefix(next, Integer::sum);
        for (int i = 0; i < rows.size(); i++) {
            int family = rows.families()[i];
            if (family >= 0) {
                order[next[family / width]++] = i;
            }
        }
        return next;
    }

    private static FeatureBatch gather(FeatureBatch rows, int[] order, int from, int to, int firstFamily) {
        double[][] columns = new double[rows.features()][to - from];
        for (int k = 0; k < columns.length; k++) {
            double[] column = rows.column(k);
            for (int i = from; i < to; i++) {
                columns[k][i - from] = column[order[i]];
            }
        }
        int[] numbers = new int[to - from];
        for (int i = from; i < to; i++) {
            numbers[i - from] = rows.families()[order[i]] - firstFamily;
        }
        return new FeatureBatch(rows.firstRow(), to - from, columns, numbers);
    }

    /** Adds what others have added to sums of their own. */
    void merge(FamilySums other) {
        if (other != this) {
            for (int r = 0; r < ranges.length; r++) {
                Sums.add(ranges[r], other.ranges[r]);
            }
        }
    }

    /**
     * The sums as features of the families; they are gone here afterwards. They are turned over range by range, and then
     * leave cell by cell, so that they are in memory once all the time.
     */
    FeatureBatch take() {
        int cells = families.cells();
        long[][][] turned = new long[ranges.length][][];
        for (int r = 0; r < ranges.length; r++) {
            turned[r] = turn(ranges[r], cells);
            ranges[r] = new long[0];
        }
        double[][] features = new double[cells][];
        for (int k = 0; k < cells; k++) {
            features[k] = new double[count];
            int i = 0;
            for (long[][] range : turned) {
                for (long sum : range[k]) {
                    features[k][i++] = sum;
                }
                range[k] = new long[0];
            }
        }
        return new FeatureBatch(0, count, features);
    }

    /** The sums of consecutive families, cell by cell. */
    private static long[][] turn(long[] sums, int cells) {
        long[][] turned = new long[cells][cells == 0 ? 0 : sums.length / cells];
        for (int k = 0; k < cells; k++) {
            for (int at = k, i = 0; at < sums.length; at += cells) {
                turned[k][i++] = sums[at];
            }
        }
        return turned;
    }
}
