package dev.hma.evaluation.privacy;

import java.util.Arrays;

/** What a row consists of, equal to that of another row when all parts are. */
final class RowKey {
    private final long[] parts;
    private final int hash;

    RowKey(long[] parts) {
        this.parts = parts;
        this.hash = Arrays.hashCode(parts);
    }

    /** {@return the parts of this one, then of all others} */
    long[] parts() {
        return parts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && Arrays.equals(parts, key.parts);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
