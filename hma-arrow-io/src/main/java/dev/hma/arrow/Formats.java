package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.DatetimeFormat;

/** Compiles the formats of columns. */
final class Formats {
    private Formats() {}

    /** The format of a datetime column; a failure names the column. */
    static DatetimeFormat of(String column, ColumnType.Datetime type) {
        try {
            return DatetimeFormat.of(type);
        } catch (SynthesisException e) {
            throw e.in("column " + column);
        }
    }
}
