package dev.hma.evaluation.families;

import dev.hma.api.evaluation.Links;
import dev.hma.evaluation.data.ChildRows;
import java.util.Arrays;

/**
 * The child rows that have a parent, family by family. Arrays are read only by convention.
 *
 * @param rows the rows of the first family, then those of the second, and so on
 * @param starts where each family begins, and behind them the number of rows; a family may be empty
 */
record Siblings(int[] rows, int[] starts) {
    /** {@return the families, the rows of each in the order of the table} */
    static Siblings inFileOrder(Links links) {
        return new Siblings(ChildRows.of(links));
    }

    /**
     * The families, the rows of each by a number, equal ones in the order of the table.
     *
     * @param links who is whose child
     * @param numbers a number per child row; rows without (NaN) are left out
     */
    static Siblings by(Links links, double[] numbers) {
        int[] codes = ValueCodes.of(numbers);
        long[] keys = new long[numbers.length];
        int size = 0;
        for (int row = 0; row < numbers.length; row++) {
            if (codes[row] >= 0) {
                keys[size++] = (long) codes[row] << 32 | row;
            }
        }
        Arrays.sort(keys, 0, size);
        int[] ordered = new int[size];
        for (int i = 0; i < size; i++) {
            ordered[i] = (int) keys[i];
        }
        return new Siblings(ChildRows.of(links, ordered));
    }

    private Siblings(ChildRows children) {
        this(children.rows(), children.starts());
    }

    /** {@return the number of families, of parents without children too} */
    int families() {
        return starts.length - 1;
    }

    /** {@return the number of families with two children or more} */
    int withTwo() {
        int count = 0;
        for (int family = 0; family < families(); family++) {
            count += starts[family + 1] - starts[family] > 1 ? 1 : 0;
        }
        return count;
    }

    /** {@return every child that has a next sibling, and that} */
    Successions successions() {
        int size = 0;
        for (int family = 0; family < families(); family++) {
            size += Math.max(0, starts[family + 1] - starts[family] - 1);
        }
        int[] before = new int[size];
        int[] after = new int[size];
        int at = 0;
        for (int family = 0; family < families(); family++) {
            for (int i = starts[family] + 1; i < starts[family + 1]; i++) {
                before[at] = rows[i - 1];
                after[at++] = rows[i];
            }
        }
        return new Successions(before, after);
    }
}
