package dev.hma.core.even;

import dev.hma.api.feature.Feature;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.random.Draws;
import dev.hma.core.work.Orders;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Gives the codes of a category the shares that they have by their marginal, where rows have been drawn family by family: some
 * rows of codes that came out too often take those that came out too rarely. Only such rows do whose code the rest of the
 * family has no more often than chance gives, as who resembles their siblings is to go on doing so.
 */
final class EvenCategory {
    private final double[] column;
    private final int[] families;
    private final int[] rows;
    private final Marginal marginal;
    private final int levels;
    private final Draws draws;
    private final int lane;

    /**
     * Creates a correction.
     *
     * @param column the codes, which are changed in place
     * @param families the family of every row, negative for a row without one
     * @param rows the rows that have a code
     * @param feature the category
     * @param draws random numbers by row
     * @param lane the lane to take them from
     */
    EvenCategory(double[] column, int[] families, int[] rows, Feature feature, Draws draws, int lane) {
        this.column = column;
        this.families = families;
        this.rows = rows;
        this.marginal = feature.marginal();
        this.levels = feature.levels();
        this.draws = draws;
        this.lane = lane;
    }

    void settle() {
        int[] surplus = new int[levels];
        int[] deficit = new int[levels];
        for (int row : rows) {
            surplus[(int) column[row]]++;
        }
        for (double code : wanted()) {
            deficit[(int) code]++;
        }
        for (int code = 0; code < levels; code++) {
            int both = Math.min(surplus[code], deficit[code]);
            surplus[code] -= both;
            deficit[code] -= both;
        }
        // In the order of their codes: a row takes one that is near its own, where nearness means anything.
        int[] moving = moving(surplus);
        int[] missing = codes(deficit);
        for (int k = 0; k < moving.length; k++) {
            // Fewer rows than are wanted take some of the codes, from all over.
            column[moving[k]] = missing[(int) ((k + 0.5) * missing.length / moving.length)];
        }
    }

    /** The codes that as many rows have when these lie evenly. */
    private double[] wanted() {
        Draws inside = draws.at("inside");
        double[] codes = new double[rows.length];
        for (int k = 0; k < codes.length; k++) {
            codes[k] = EvenMarginals.normal(k, codes.length, inside.uniform(k, lane));
        }
        marginal.unscore(codes, codes, codes.length);
        return codes;
    }

    /** Every code as often as it is counted. */
    private static int[] codes(int[] counts) {
        return IntStream.range(0, counts.length)
                .flatMap(code -> IntStream.generate(() -> code).limit(counts[code]))
                .toArray();
    }

    /** Rows that can take other codes, by their codes, as many of each as are too many if there are; counts these down. */
    private int[] moving(int[] surplus) {
        int[] alike = alike();
        int[] sizes = new int[1 + Arrays.stream(families).max().orElse(0)];
        for (int row : rows) {
            if (families[row] >= 0) {
                sizes[families[row]]++;
            }
        }
        return Arrays.stream(byCode(row -> draws.bits(row, lane)))
                .map(k -> rows[k])
                .filter(row -> {
                    int code = (int) column[row];
                    double share = marginal.upTo(code) - marginal.below(code);
                    boolean chance =
                            families[row] < 0 || alike[row] - 1 <= Math.rint(share * (sizes[families[row]] - 1));
                    return chance && surplus[code]-- > 0;
                })
                .toArray();
    }

    /** Per row how many rows of its family have its code, itself included. */
    private int[] alike() {
        int[] order = byCode(row -> families[row]);
        int[] alike = new int[column.length];
        for (int start = 0, end; start < order.length; start = end) {
            int first = rows[order[start]];
            end = start + 1;
            while (end < order.length
                    && column[rows[order[end]]] == column[first]
                    && families[rows[order[end]]] == families[first]) {
                end++;
            }
            for (int k = start; k < end; k++) {
                alike[rows[order[k]]] = end - start;
            }
        }
        return alike;
    }

    /** Where the rows stand in {@link #rows}, by their codes, and those of one code by ties. */
    private int[] byCode(IntToLongFunction tie) {
        double[] keys = Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
        return Orders.sorted(keys, Arrays.stream(rows).mapToLong(tie).toArray());
    }
}
