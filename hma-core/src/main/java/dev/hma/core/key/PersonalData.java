package dev.hma.core.key;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import java.util.BitSet;

/**
 * Made-up personal data: names, addresses, numbers and the like by {@code sdtype}. Nothing comes from the real data.
 */
public final class PersonalData {
    private PersonalData() {}

    /**
     * Whether there is a pool of values of a kind. What is not known is free text, see {@link Phrases}.
     *
     * @param sdtype the kind of text
     * @return whether it is known
     */
    public static boolean knows(String sdtype) {
        return !freeText(sdtype) && PersonalPools.of(sdtype) != null;
    }

    /**
     * Values of a known kind, drawn by row.
     *
     * @param sdtype a known kind
     * @param firstRow the number of the first row
     * @param nulls the missing rows
     * @param n the number of rows
     * @param draws the random numbers of the column; lane 0 is used
     * @return the values, missing where {@code nulls} is set
     * @throws IllegalArgumentException if the kind is not known
     */
    public static Column column(String sdtype, long firstRow, BitSet nulls, int n, Draws draws) {
        String[] pool = PersonalPools.of(sdtype);
        if (pool == null) {
            throw new IllegalArgumentException("no values of kind '" + sdtype + "'");
        }
        int[] codes = new int[n];
        for (int i = 0; i < n; i++) {
            codes[i] = draws.index(firstRow + i, 0, pool.length);
        }
        return new Column.Texts(codes, pool, nulls.get(0, n));
    }

    /**
     * A value that no other row has, for keys: a made-up one with the row's number in it.
     *
     * @param sdtype the kind of text, known or not
     * @param row the row's number, not negative
     * @return the value
     */
    public static String uniqueText(String sdtype, long row) {
        String[] pool = freeText(sdtype) ? null : PersonalPools.of(sdtype);
        if (pool == null) {
            return sdtype + "_" + (row + 1);
        }
        // The number is the last word, or the last part of a mail address's local part: no two rows can agree.
        String text = pool[(int) (row % pool.length)];
        int at = text.indexOf('@');
        return at >= 0
                ? text.substring(0, at) + "." + (row + 1) + text.substring(at)
                : text + (text.indexOf(' ') >= 0 ? " " : "-") + (row + 1);
    }

    private static boolean freeText(String sdtype) {
        return sdtype.equals("text") || sdtype.equals("unknown");
    }
}
