package dev.hma.trees;

import dev.hma.trees.TreesState.ZerosState;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which codes of two categories cannot meet in one row, so that no cell of their cross table would fill if there were
 * more rows (structural zeros; Bishop, Fienberg, Holland: Discrete Multivariate Analysis, 1975): a state that is not in the
 * country. Cells may be empty by chance, too. The share of the rows that are alone in their cell says how many more rows would
 * fall into empty ones (Good: The population frequencies of species, Biometrika 40, 1953).
 */
final class ZerosFit {
    /** Such a share of rows of independent categories falls into empty cells at least. */
    private static final double EXCLUDED = 0.2;

    /** Of these, no more than such a share would fall there by Good's estimate. */
    private static final double BY_CHANCE = 0.25;

    /** Of no larger cross table so many cells are filled that it can be told which will stay empty. */
    private static final long MOST_CELLS = 4_000_000;

    private final int[] outcomes;
    private final int levels;

    /**
     * Of a category.
     *
     * @param outcomes per row its code, the number of codes where it is missing, negative where that is not to be asked
     * @param levels how many codes there are
     */
    ZerosFit(int[] outcomes, int levels) {
        this.outcomes = outcomes;
        this.levels = levels;
    }

    /**
     * What goes with another category.
     *
     * @param feature the other one
     * @param column per row its code; NaN where it is missing
     * @param otherLevels how many codes it has
     * @return per code of the other one those that go with it; null unless others do not
     */
    @Nullable
    ZerosState state(int feature, double[] column, int otherLevels) {
        long cells = (otherLevels + 1L) * (levels + 1);
        if (cells > MOST_CELLS) {
            return null;
        }
        int[] rows = new int[(int) cells];
        long[] ofCode = new long[levels + 1];
        long[] ofOther = new long[otherLevels + 1];
        long all = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] >= 0) {
                int code = Double.isNaN(column[i]) ? otherLevels : (int) column[i];
                rows[code * (levels + 1) + outcomes[i]]++;
                ofCode[outcomes[i]]++;
                ofOther[code]++;
                all++;
            }
        }
        double filled = 0;
        long alone = 0;
        int[] ends = new int[otherLevels + 1];
        IntStream.Builder codes = IntStream.builder();
        for (int cell = 0, n = 0; cell < rows.length; cell++) {
            int other = cell / (levels + 1);
            int code = cell % (levels + 1);
            if (rows[cell] > 0) {
                filled += (double) ofOther[other] / all * ofCode[code] / all;
                alone += rows[cell] == 1 ? 1 : 0;
                codes.add(code);
                n++;
            }
            ends[other] = n;
        }
        double empty = 1 - filled;
        boolean structural = all > 0 && empty >= EXCLUDED && alone <= BY_CHANCE * empty * all;
        return structural ? new ZerosState(feature, ends, codes.build().toArray()) : null;
    }
}
