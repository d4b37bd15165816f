package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.ColumnType.Storage;
import java.util.BitSet;
import java.util.Objects;

/**
 * A column that never had a value, and never gets one.
 *
 * @param storage the kind of array that holds it
 */
public record AbsentEncoder(Storage storage) implements Encoder {
    /** Checks for null. */
    public AbsentEncoder {
        Objects.requireNonNull(storage, "storage");
    }

    @Override
    public int levels() {
        return NOT_MODELLED;
    }

    @Override
    public boolean sometimesMissing() {
        return false;
    }

    @Override
    public boolean neverPresent() {
        return true;
    }

    @Override
    public void encode(Column column, int n, double[] out) {
        Columns.presence(column, n, out);
    }

    @Override
    public Column decode(double[] values, BitSet nulls, int n, long firstRow, Draws draws) {
        BitSet all = new BitSet(n);
        all.set(0, n);
        return switch (storage) {
            case LONGS -> new Column.Longs(new long[n], all);
            case DOUBLES -> new Column.Doubles(new double[n], all);
            case TEXTS -> new Column.Texts(new int[n], new String[] {""}, all);
            case DATETIMES -> new Column.Datetimes(new long[n], all, false);
        };
    }
}
