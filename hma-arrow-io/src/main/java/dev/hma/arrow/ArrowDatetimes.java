package dev.hma.arrow;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.schema.DatetimeFormat;
import dev.hma.api.schema.DatetimeParser;
import java.util.BitSet;
import java.util.Set;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Points in time, from dates, timestamps and texts. */
final class ArrowDatetimes implements ArrowColumn {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long FIRST = DatetimeFormat.ISO.parse("0001-01-01");
    private static final long LAST = DatetimeFormat.ISO.parse("9999-12-31 23:59:59.999999");
    private static final Set<String> UTC = Set.of("UTC", "Z", "+00:00", "Etc/UTC", "GMT");

    private final DatetimeFormat format;

    ArrowDatetimes(DatetimeFormat format) {
        this.format = format;
    }

    @Override
    public Column read(ArrowCells cells, int from, int rows) {
        FieldVector vector = cells.values();
        BitSet nulls = cells.nulls(from, rows);
        long[] micros = new long[rows];
        if (ArrowStrings.isText(vector)) {
            return parse(cells, from, rows, micros, nulls);
        }
        if (vector instanceof DateDayVector days) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                micros[i] = days.get(cells.place(from + i)) * MICROS_PER_DAY;
            }
        } else if (vector instanceof DateMilliVector millis) {
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                micros[i] = micros(millis.get(cells.place(from + i)), TimeUnit.MILLISECOND, cells, from + i);
            }
        } else if (vector instanceof TimeStampVector stamps) {
            TimeUnit unit = unit(stamps, cells);
            for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
                micros[i] = micros(stamps.get(cells.place(from + i)), unit, cells, from + i);
            }
        } else if (!(vector instanceof NullVector)) {
            throw cells.refusedType("datetimes");
        }
        for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
            if (micros[i] < FIRST || micros[i] > LAST) {
                throw cells.refused(from + i, micros[i] + " microseconds since 1970", "is not in the years 1 to 9999");
            }
        }
        return new Column.Datetimes(micros, nulls, false);
    }

    private static TimeUnit unit(TimeStampVector stamps, ArrowCells cells) {
        ArrowType.Timestamp type = (ArrowType.Timestamp) stamps.getField().getType();
        String zone = type.getTimezone();
        if (zone != null && !UTC.contains(zone)) {
            throw cells.refusedType("datetimes without a zone or in UTC");
        }
        return type.getUnit();
    }

    private static long micros(long value, TimeUnit unit, ArrowCells cells, int row) {
        if (unit == TimeUnit.NANOSECOND) {
            if (value % 1000 != 0) {
                throw cells.refused(row, value + " nanoseconds since 1970", "is not a whole number of microseconds");
            }
            return value / 1000;
        }
        long scale = unit == TimeUnit.SECOND ? 1_000_000 : unit == TimeUnit.MILLISECOND ? 1000 : 1;
        // Beyond the range of long it is beyond the year 9999, too.
        return value > LAST / scale ? Long.MAX_VALUE : value < FIRST / scale ? Long.MIN_VALUE : value * scale;
    }

    private Column parse(ArrowCells cells, int from, int rows, long[] micros, BitSet nulls) {
        ArrowStrings strings = new ArrowStrings(cells.values());
        DatetimeParser parser = format.parser();
        CharWindow window = new CharWindow();
        for (int i = nulls.nextClearBit(0); i < rows; i = nulls.nextClearBit(i + 1)) {
            strings.load(cells, from + i);
            try {
                micros[i] = parser.parse(window.on(strings.chars(), 0, strings.length()));
            } catch (SynthesisException e) {
                throw e.in("row " + (from + i + 1));
            }
        }
        return new Column.Datetimes(micros, nulls, parser.unpadded());
    }
}
