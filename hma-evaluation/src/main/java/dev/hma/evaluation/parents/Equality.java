package dev.hma.evaluation.parents;

import dev.hma.api.evaluation.Values;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * In how many rows the one parent's column has the value of the other parent's column.
 *
 * @param rows how many rows have both values
 * @param share the share of these that have the same value twice; NaN without rows
 * @param byChance the share to be expected if the columns had nothing to do with each other; NaN without rows
 */
record Equality(int rows, double share, double byChance) {
    /** Compares two columns that are both numbers or both texts. */
    static Equality of(TwoParents rows, Values first, Values second) {
        int[][] codes = first instanceof Values.Numbers one
                ? codes(one.values(), ((Values.Numbers) second).values())
                : codes((Values.Texts) first, (Values.Texts) second);
        int size = 1 + Math.max(max(codes[0]), max(codes[1]));
        int[] counts = new int[size];
        int[] others = new int[size];
        int present = 0;
        int equal = 0;
        for (int i = 0; i < rows.rows(); i++) {
            int a = codes[0][rows.first()[i]];
            int b = codes[1][rows.second()[i]];
            if (a >= 0 && b >= 0) {
                present++;
                equal += a == b ? 1 : 0;
                counts[a]++;
                others[b]++;
            }
        }
        double chance = 0;
        for (int code = 0; code < size; code++) {
            chance += (double) counts[code] / present * others[code] / present;
        }
        return new Equality(present, (double) equal / present, present == 0 ? Double.NaN : chance);
    }

    /**
     * Whether more rows differ than may, found without a look at the others.
     *
     * @param mayDiffer the share of all rows that may have two different values
     */
    static boolean hopeless(TwoParents rows, Values first, Values second, double mayDiffer) {
        if (!(first instanceof Values.Numbers one) || !(second instanceof Values.Numbers other)) {
            return false;
        }
        double spare = mayDiffer * rows.rows();
        int differing = 0;
        for (int i = 0; i < rows.rows() && differing <= spare; i++) {
            double a = one.values()[rows.first()[i]];
            double b = other.values()[rows.second()[i]];
            differing += a < b || a > b ? 1 : 0;
        }
        return differing > spare;
    }

    private static int max(int[] codes) {
        return Arrays.stream(codes).max().orElse(-1);
    }

    /** Codes that are the same for the same text; -1 for a missing one. */
    private static int[][] codes(Values.Texts first, Values.Texts second) {
        return new int[][] {first.codes(), second.codesBy(first.dictionary())};
    }

    /** Codes that are the same for the same number; -1 for a missing one. */
    private static int[][] codes(double[] first, double[] second) {
        Map<Double, Integer> places = new HashMap<>();
        return new int[][] {codes(first, places), codes(second, places)};
    }

    private static int[] codes(double[] numbers, Map<Double, Integer> places) {
        int[] codes = new int[numbers.length];
        for (int row = 0; row < codes.length; row++) {
            // Zero has two signs, which are two objects.
            codes[row] = Double.isNaN(numbers[row])
                    ? -1
                    : places.computeIfAbsent(numbers[row] + 0.0, number -> places.size());
        }
        return codes;
    }

    /** {@return Cohen's kappa: the share of what is not equal by chance that is equal; NaN if all is by chance} */
    double beyondChance() {
        return (share - byChance) / (1 - byChance);
    }
}
