package dev.hma.arrow;

import dev.hma.api.data.Column;
import dev.hma.api.schema.DatetimeFormat;
import dev.hma.api.schema.DatetimeParser;
import java.util.BitSet;

/** Points in time, in the column's format. */
final class CsvDatetimes extends CsvColumn {
    private final DatetimeFormat format;
    private final CharWindow window = new CharWindow();
    private DatetimeParser parser;
    private long[] micros = new long[ROWS];

    CsvDatetimes(DatetimeFormat format) {
        this.format = format;
        this.parser = format.parser();
    }

    @Override
    void value(int row, char[] text, int from, int length) {
        micros[row] = parser.parse(window.on(text, from, length));
    }

    @Override
    Column take(BitSet taken) {
        Column column = new Column.Datetimes(micros, taken, parser.unpadded());
        micros = new long[ROWS];
        parser = format.parser();
        return column;
    }
}
