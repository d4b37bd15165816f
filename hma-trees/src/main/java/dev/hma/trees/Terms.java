package dev.hma.trees;

import dev.hma.trees.TreesState.TermsState;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Until when the codes of a category are in use, by what the rows of families ascend by: a team that moves leaves its name, and
 * none has it after that. How long families hold on to a code the rows before do not show, as most codes end but once.
 */
final class Terms {
    /** Per code the last value with it; NaN where that is not told. */
    private final double[] until;

    /** Per code the last value with it but for one row. */
    private final double[] butOne;

    private Terms(double[] until, double[] butOne) {
        this.until = until;
        this.butOne = butOne;
    }

    /** Those that were learnt of a category with some levels. */
    static Terms of(TermsState state, int levels) {
        double[] until = new double[levels];
        Arrays.fill(until, Double.NaN);
        for (int k = 0; k < state.codes().length; k++) {
            until[state.codes()[k]] = state.until()[k];
        }
        return new Terms(until, until);
    }

    /**
     * Finds them.
     *
     * @param codes per row its code; NaN where it is missing
     * @param order per row what families ascend by
     * @param levels how many codes there are
     * @param least of how few rows of a code nothing is told
     */
    static Terms find(double[] codes, double[] order, int levels, int least) {
        double[] until = new double[levels];
        double[] butOne = new double[levels];
        Arrays.fill(until, Double.NEGATIVE_INFINITY);
        Arrays.fill(butOne, Double.NEGATIVE_INFINITY);
        int[] rows = new int[levels];
        for (int i = 0; i < order.length; i++) {
            if (!Double.isNaN(codes[i]) && !Double.isNaN(order[i])) {
                int code = (int) codes[i];
                rows[code]++;
                butOne[code] = Math.max(butOne[code], Math.min(until[code], order[i]));
                until[code] = Math.max(until[code], order[i]);
            }
        }
        for (int code = 0; code < levels; code++) {
            if (rows[code] < Math.max(2, least)) {
                until[code] = Double.NaN;
                butOne[code] = Double.NaN;
            }
        }
        return new Terms(until, butOne);
    }

    /** Nothing is told of the codes of a category with some levels. */
    static Terms untold(int levels) {
        return of(new TermsState(new int[0], new double[0]), levels);
    }

    /**
     * Whether they end for all: most families that change a code do so when its term is over. Each code has a last row, but where
     * families change when they like, others go on with it.
     *
     * @param last per row the code of the row before
     * @param again per row whether it repeats that ({@link Siblings#LAST}); NaN where that is not asked
     * @param order per row what families ascend by
     */
    boolean endForAll(double[] last, double[] again, double[] order) {
        int changes = 0;
        int over = 0;
        for (int i = 0; i < order.length; i++) {
            double rest = rest(last[i], order[i], Double.NaN);
            if (!Double.isNaN(rest) && !Double.isNaN(again[i]) && again[i] != Siblings.LAST) {
                changes++;
                over += rest < 0 ? 1 : 0;
            }
        }
        return 2 * over > changes;
    }

    TermsState state() {
        int[] codes = IntStream.range(0, until.length)
                .filter(code -> !Double.isNaN(until[code]))
                .toArray();
        return new TermsState(
                codes, Arrays.stream(codes).mapToDouble(code -> until[code]).toArray());
    }

    /**
     * How much is left of the term of a code.
     *
     * @param code the code; NaN if there is none
     * @param at where the row is
     * @param own the row's own code where it is known, as it is when rows are learnt from: how far others go is to tell it
     * @return NaN where it is not told
     */
    double rest(double code, double at, double own) {
        if (Double.isNaN(code)) {
            return Double.NaN;
        }
        return (code == own ? butOne : until)[(int) code] - at;
    }
}
