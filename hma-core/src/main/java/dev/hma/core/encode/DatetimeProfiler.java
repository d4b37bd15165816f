package dev.hma.core.encode;

import dev.hma.api.data.Column;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.core.marginal.ValueCounter;

/** Learns points in time. */
final class DatetimeProfiler extends ColumnProfiler {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** The steps that are looked for; each divides the one before. */
    private static final long[] STEPS = {
        DAY, 12 * HOUR, 6 * HOUR, HOUR, 30 * MINUTE, 15 * MINUTE, 5 * MINUTE, MINUTE, SECOND, 1_000, 1
    };

    private final ValueCounter counter = new ValueCounter();
    private int step;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;
    private boolean unpadded;
    private double[] buffer = {};

    DatetimeProfiler(String table, ColumnSpec spec) {
        super(table, spec);
    }

    @Override
    void addValues(Column column, int n) {
        if (!(column instanceof Column.Datetimes datetimes)) {
            throw Columns.unfit(column, "points in time");
        }
        buffer = buffer.length < n ? new double[n] : buffer;
        for (int i = 0; i < n; i++) {
            if (datetimes.nulls().get(i)) {
                buffer[i] = Double.NaN;
            } else {
                long micros = datetimes.micros()[i];
                buffer[i] = micros;
                min = Math.min(min, micros);
                max = Math.max(max, micros);
                while (micros % STEPS[step] != 0) {
                    step++;
                }
            }
        }
        unpadded |= datetimes.unpadded();
        counter.add(buffer, n);
    }

    @Override
    void mergeValues(ColumnProfiler other) {
        DatetimeProfiler that = (DatetimeProfiler) other;
        counter.merge(that.counter);
        step = Math.max(step, that.step);
        min = Math.min(min, that.min);
        max = Math.max(max, that.max);
        unpadded |= that.unpadded;
    }

    @Override
    Profile profile() {
        return profile(new DatetimeEncoder(min, max, STEPS[step], unpadded, sometimesMissing()), counts());
    }

    /**
     * The counts in steps. A value that represents several may lie between two steps; the next one away from zero is
     * still none of the other cells' and not beyond its own members.
     */
    private ValueCounts counts() {
        ValueCounts micros = counter.counts(0, false);
        double unit = STEPS[step];
        double[] values = new double[micros.values().length];
        for (int i = 0; i < values.length; i++) {
            double steps = micros.values()[i] / unit;
            values[i] = steps < 0 ? Math.floor(steps) : Math.ceil(steps);
        }
        return new ValueCounts(
                values, micros.counts(), missing(), micros.min() / unit, micros.max() / unit, 1, false, micros.exact());
    }
}
