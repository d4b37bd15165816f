package dev.hma.core.key;

import dev.hma.api.data.Column;
import java.util.BitSet;
import java.util.Objects;

/**
 * Made-up personal data with the row's number in it, which makes it unique: {@code jane.doe.17@example.com}.
 *
 * @param sdtype the kind of personal data
 */
public record PersonalKey(String sdtype) implements KeyFormat {
    /** Checks for null. */
    public PersonalKey {
        Objects.requireNonNull(sdtype, "sdtype");
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
        return PersonalData.uniqueText(sdtype, index);
    }
}
