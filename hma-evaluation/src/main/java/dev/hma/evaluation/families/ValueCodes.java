package dev.hma.evaluation.families;

import dev.hma.api.evaluation.Values;
import java.util.Arrays;

/** Values as small numbers, the same for the same value. */
final class ValueCodes {
    private ValueCodes() {}

    /** {@return a code per row, from 0, less than the number of rows; -1 for a missing value} */
    static int[] of(Values values) {
        return values instanceof Values.Numbers numbers ? of(numbers.values()) : ((Values.Texts) values).codes();
    }

    /** {@return a code per number, in the order of the numbers; -1 for NaN} */
    static int[] of(double[] numbers) {
        double[] sorted = new double[numbers.length];
        int size = 0;
        for (double number : numbers) {
            if (!Double.isNaN(number)) {
                // Zero has two signs, of which sorting and searching make two numbers.
                sorted[size++] = number + 0.0;
            }
        }
        Arrays.sort(sorted, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        int[] codes = new int[numbers.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = Double.isNaN(numbers[row]) ? -1 : Arrays.binarySearch(sorted, 0, distinct, numbers[row] + 0.0);
        }
        return codes;
    }
}
