package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.DatetimeFormat;
import java.util.BitSet;

/** Converts the fields of one column, row by row, into an array of a batch. */
abstract class CsvColumn {
    /** The most rows in a batch. */
    static final int ROWS = 8192;

    private BitSet nulls = new BitSet();

    static CsvColumn of(ColumnSpec column) {
        ColumnType type = column.type();
        if (type instanceof ColumnType.Datetime datetime) {
            return new CsvDatetimes(Formats.of(column.name(), datetime));
        }
        if (type instanceof ColumnType.Bool) {
            return new CsvBooleans();
        }
        return switch (type.storage()) {
            case LONGS -> new CsvLongs();
            case DOUBLES -> new CsvDoubles();
            case TEXTS -> new CsvTexts();
            case DATETIMES -> new CsvDatetimes(DatetimeFormat.ISO);
        };
    }

    /** Takes a field: null if it is empty and, in a column of texts, not in quotes. */
    final void put(int row, char[] text, int from, int length, boolean quoted) {
        if (length == 0 && !(quoted && keepsEmpty())) {
            nulls.set(row);
        } else {
            value(row, text, from, length);
        }
    }

    final void putNull(int row) {
        nulls.set(row);
    }

    /** Hands over the rows so far and begins a new batch. */
    final Column take() {
        BitSet taken = nulls;
        nulls = new BitSet();
        return take(taken);
    }

    /** Whether the empty text is a value. */
    boolean keepsEmpty() {
        return false;
    }

    /**
     * Converts a field that is not null.
     *
     * @throws SynthesisException if it is not of the column's type
     */
    abstract void value(int row, char[] text, int from, int length);

    abstract Column take(BitSet taken);
}
