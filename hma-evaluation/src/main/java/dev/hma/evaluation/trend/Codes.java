package dev.hma.evaluation.trend;

import dev.hma.api.evaluation.Values;
import java.util.Arrays;

/**
 * A column's values as small numbers, the same for the same value on both sides. A missing value has a number, too. Arrays
 * are read only by convention.
 *
 * @param real a code per real row, from 0
 * @param synthetic a code per synthetic row
 * @param count above every code
 */
record Codes(int[] real, int[] synthetic, int count) {
    /**
     * The codes of texts. All that the real side does not know share a code: in sums of differences of shares, which are 0 on
     * the real side there, it makes no difference.
     */
    static Codes of(Values.Texts real, Values.Texts synthetic, RowChoice rows) {
        int known = real.dictionary().length;
        return new Codes(
                withMissing(rows.real(real.codes()), known + 1),
                withMissing(rows.synthetic(synthetic.codesBy(real.dictionary())), known + 1),
                known + 2);
    }

    /** The codes of one database alone. */
    static Codes ofOneSide(int[] codes) {
        return new Codes(codes, new int[0], 1 + Arrays.stream(codes).max().orElse(0));
    }

    private static int[] withMissing(int[] codes, int missing) {
        int[] all = new int[codes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = codes[i] < 0 ? missing : codes[i];
        }
        return all;
    }
}
