package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import dev.hma.core.key.PersonalData;
import dev.hma.core.key.Phrases;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Personal data and free text. Nothing of it is modelled but whether it is there; values are made up by row.
 *
 * @param sdtype the kind of text
 * @param lengths quantiles of the texts' lengths at even distances, from the shortest to the longest: at least two; used
 *     where the kind is none that {@link PersonalData} knows
 * @param sometimesMissing whether some rows had no value
 */
public record TextEncoder(String sdtype, List<Integer> lengths, boolean sometimesMissing) implements Encoder {
    /** Copies the lengths. */
    public TextEncoder {
        Objects.requireNonNull(sdtype, "sdtype");
        lengths = List.copyOf(lengths);
        if (lengths.size() < 2 || lengths.get(0) < 0) {
            throw new IllegalArgumentException(lengths + " are no quantiles of lengths");
        }
        for (int i = 1; i < lengths.size(); i++) {
            if (lengths.get(i) < lengths.get(i - 1)) {
                throw new IllegalArgumentException(lengths + " are no ascending quantiles");
            }
        }
    }

    @Override
    public int levels() {
        return NOT_MODELLED;
    }

    @Override
    public void encode(Column column, int n, double[] out) {
        Columns.presence(column, n, out);
    }

    @Override
    public Column decode(double[] values, BitSet nulls, int n, long firstRow, Draws draws) {
        if (PersonalData.knows(sdtype)) {
            return PersonalData.column(sdtype, firstRow, nulls, n, draws);
        }
        Phrases phrases = new Phrases(draws);
        int[] codes = new int[n];
        String[] dictionary = new String[n];
        for (int i = 0; i < n; i++) {
            codes[i] = i;
            dictionary[i] = nulls.get(i) ? "" : phrases.phrase(firstRow + i, length(draws.uniform(firstRow + i, 0)));
        }
        return new Column.Texts(codes, dictionary, nulls.get(0, n));
    }

    private int length(double share) {
        double place = share * (lengths.size() - 1);
        int below = (int) place;
        int from = lengths.get(below);
        int to = lengths.get(below + 1);
        return from + (int) Math.rint((place - below) * (to - from));
    }
}
