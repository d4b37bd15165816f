package dev.hma.core.encode;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * One of a set of values, modelled as its place in their order.
 *
 * @param values the values that occurred, in the order of their codes
 * @param sometimesMissing whether some rows had no value
 */
public record CategoryEncoder(List<String> values, boolean sometimesMissing) implements Encoder {
    private static final int NOT_LOOKED_UP = -2;
    private static final int UNKNOWN = -1;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    /** Copies the values. */
    public CategoryEncoder {
        values = values instanceof Levels ? values : new Levels(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a category without values");
        }
    }

    /**
     * The same values with other codes.
     *
     * @param codes the present codes in their new order
     * @return another encoder
     */
    public CategoryEncoder inOrder(int[] codes) {
        return new CategoryEncoder(Arrays.stream(codes).mapToObj(values::get).toList(), sometimesMissing);
    }

    /**
     * Whether values have an order of their own as they are numbers.
     *
     * @param values values of a category
     * @return whether all of them are numbers
     */
    public static boolean numbers(Collection<String> values) {
        return values.stream().allMatch(value -> NUMBER.matcher(value).matches());
    }

    @Override
    public int levels() {
        return values.size();
    }

    @Override
    public void encode(Column column, int n, double[] out) {
        encode(column, n, out, this::code);
    }

    @Override
    public void encodeKnown(Column column, int n, double[] out) {
        encode(column, n, out, values::indexOf);
        for (int i = 0; i < n; i++) {
            out[i] = out[i] == UNKNOWN ? Double.NaN : out[i];
        }
    }

    private static void encode(Column column, int n, double[] out, ToIntFunction<String> codes) {
        if (column instanceof Column.Texts texts) {
            int[] codeOf = new int[texts.dictionary().length];
            Arrays.fill(codeOf, NOT_LOOKED_UP);
            for (int i = 0; i < n; i++) {
                if (texts.nulls().get(i)) {
                    out[i] = Double.NaN;
                } else {
                    int entry = texts.codes()[i];
                    if (codeOf[entry] == NOT_LOOKED_UP) {
                        codeOf[entry] = codes.applyAsInt(texts.dictionary()[entry]);
                    }
                    out[i] = codeOf[entry];
                }
            }
        } else if (column instanceof Column.Longs longs) {
            for (int i = 0; i < n; i++) {
                out[i] = longs.nulls().get(i) ? Double.NaN : codes.applyAsInt(Long.toString(longs.values()[i]));
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
        if (code == UNKNOWN) {
            throw new SynthesisException(
                    "the value '" + value + "' is none of the " + values.size() + " categories that were there before",
                    "Read the data that the column was learnt from");
        }
        return code;
    }
}
