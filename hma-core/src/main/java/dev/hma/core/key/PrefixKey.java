package dev.hma.core.key;

import dev.hma.api.data.Column;
import java.util.BitSet;
import java.util.Objects;

/**
 * A fixed text and the row's number, counted from 1, with leading zeros: {@code C0001}. Numbers that need more digits
 * than the width have them.
 *
 * @param prefix the fixed text; may be empty
 * @param width the least number of digits, from 1 to 18
 */
public record PrefixKey(String prefix, int width) implements KeyFormat {
    private static final String ZEROS = "0".repeat(18);

    /** Checks the width. */
    public PrefixKey {
        Objects.requireNonNull(prefix, "prefix");
        if (width < 1 || width > ZEROS.length()) {
            throw new IllegalArgumentException("width " + width + " is not from 1 to " + ZEROS.length());
        }
    }

    @Override
    public long capacity() {
        return Long.MAX_VALUE;
    }

    @Override
    public Column columnAt(long[] indices, BitSet nulls, int n) {
        return GeneratedTexts.column(indices, nulls, n, this::at);
    }

    @Override
    public String at(long index) {
        String number = Long.toString(index + 1);
        int zeros = Math.max(0, width - number.length());
        return prefix + ZEROS.substring(0, zeros) + number;
    }
}
