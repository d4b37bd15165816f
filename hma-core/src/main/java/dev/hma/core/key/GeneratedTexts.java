package dev.hma.core.key;

import dev.hma.api.data.Column;
import java.util.BitSet;
import java.util.function.LongFunction;

/** Columns of texts that are made one by one. */
final class GeneratedTexts {
    private GeneratedTexts() {}

    static Column.Texts column(long[] indices, BitSet nulls, int n, LongFunction<String> maker) {
        int[] codes = new int[n];
        String[] dictionary = new String[n];
        for (int i = 0; i < n; i++) {
            codes[i] = i;
            dictionary[i] = nulls.get(i) ? "" : maker.apply(indices[i]);
        }
        return new Column.Texts(codes, dictionary, nulls.get(0, n));
    }
}
