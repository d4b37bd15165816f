package dev.hma.core.encode;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * One of a set of values, modelled as its place in their order.
 *
 * @param values the values that occurred, in the order of their codes
 * @param sometimesMissing whether some rows had no value
 */
public record CategoryEncoder(List<String> values, boolean sometimesMissing) implements Encoder {
    private static final int UNKNOWN = -2;

    /** Copies the values. */
    public CategoryEncoder {
        values = values instanceof Levels ? values : new Levels(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a category without values");
        }
    }

    @Override
    public int levels() {
        return values.size();
    }

    @Override
    public void encode(Column column, int n, double[] out) {
        if (column instanceof Column.Texts texts) {
            int[] codeOf = new int[texts.dictionary().length];
            Arrays.fill(codeOf, UNKNOWN);
            for (int i = 0; i < n; i++) {
                if (texts.nulls().get(i)) {
                    out[i] = Double.NaN;
                } else {
                    int entry = texts.codes()[i];
                    if (codeOf[entry] == UNKNOWN) {
                        codeOf[entry] = code(texts.dictionary()[entry]);
                    }
                    out[i] = codeOf[entry];
                }
            }
        } else if (column instanceof Column.Longs longs) {
            for (int i = 0; i < n; i++) {
                out[i] = longs.nulls().get(i) ? Double.NaN : code(Long.toString(longs.values()[i]));
            }
        } else {
            throw Columns.unfit(column, "categories");
        }
    }

    @Override
    public Column decode(double[] numbers, BitSet nulls, int n, long firstRow, Draws draws) {
        int[] codes = new int[n];
        int last = values.size() - 1;
        for (int i = 0; i < n; i++) {
            if (!nulls.get(i)) {
                codes[i] = Math.max(0, Math.min(last, (int) Math.rint(Columns.number(numbers[i]))));
            }
        }
        return new Column.Texts(codes, ((Levels) values).array(), nulls.get(0, n));
    }

    private int code(String value) {
        int code = values.indexOf(value);
        if (code < 0) {
            throw new SynthesisException(
                    "the value '" + value + "' is none of the " + values.size() + " categories that were there before",
                    "Read the data that the column was learnt from");
        }
        return code;
    }
}
