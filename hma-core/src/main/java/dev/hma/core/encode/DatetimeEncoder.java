package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;

/**
 * Points in time, modelled as the number of steps since 1970: days if all of them are midnights.
 *
 * @param min the earliest, in microseconds since 1970-01-01T00:00
 * @param max the latest, in the same
 * @param step the length of a step in microseconds; divides all values
 * @param unpadded whether numbers were written without leading zeros
 * @param sometimesMissing whether some rows had no value
 */
public record DatetimeEncoder(long min, long max, long step, boolean unpadded, boolean sometimesMissing)
        implements Encoder {
    /** Checks the range. */
    public DatetimeEncoder {
        if (min > max || step < 1 || min % step != 0 || max % step != 0) {
            throw new IllegalArgumentException("no points in time from " + min + " to " + max + " by " + step);
        }
    }

    @Override
    public int levels() {
        return 0;
    }

    @Override
    public Duration tick() {
        return Duration.of(step, ChronoUnit.MICROS);
    }

    @Override
    public void encode(Column column, int n, double[] out) {
        if (!(column instanceof Column.Datetimes datetimes)) {
            throw Columns.unfit(column, "points in time");
        }
        for (int i = 0; i < n; i++) {
            long micros = datetimes.micros()[i];
            out[i] = datetimes.nulls().get(i)
                    ? Double.NaN
                    : Math.floorDiv(micros, step) + Math.floorMod(micros, step) / (double) step;
        }
    }

    @Override
    public Column decode(double[] values, BitSet nulls, int n, long firstRow, Draws draws) {
        long[] micros = new long[n];
        long first = min / step;
        long last = max / step;
        for (int i = 0; i < n; i++) {
            if (!nulls.get(i)) {
                long steps = (long) Math.rint(Columns.number(values[i]));
                micros[i] = Math.max(first, Math.min(last, steps)) * step;
            }
        }
        return new Column.Datetimes(micros, nulls.get(0, n), unpadded);
    }
}
