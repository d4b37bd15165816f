package dev.hma.evaluation.feature;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** What a calendar or a clock says about a point in time. */
enum CalendarPart {
    MONTH(ChronoField.MONTH_OF_YEAR),
    DAY(ChronoField.DAY_OF_MONTH),
    WEEKDAY(ChronoField.DAY_OF_WEEK),
    HOUR(ChronoField.HOUR_OF_DAY),
    MINUTE(ChronoField.MINUTE_OF_HOUR);

    private static final long SECONDS_OF_DAY = 86_400;

    private final ChronoField field;

    CalendarPart(ChronoField field) {
        this.field = field;
    }

    /** {@return whether a clock is needed to tell it} */
    boolean clock() {
        return field.isTimeBased();
    }

    /** {@return its name in the names of features} */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return its value for each point in time, given in seconds since 1970; NaN where that is missing} */
    double[] of(double[] seconds) {
        double[] parts = new double[seconds.length];
        for (int row = 0; row < parts.length; row++) {
            parts[row] = Double.isNaN(seconds[row]) ? Double.NaN : of(seconds[row]);
        }
        return parts;
    }

    private double of(double seconds) {
        try {
            return LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC)
                    .get(field);
        } catch (DateTimeException e) {
            // Beyond the years that a calendar knows.
            return Double.NaN;
        }
    }

    /** {@return whether any of the points in time, in seconds, is not the beginning of a day} */
    static boolean anyTimeOfDay(double[] seconds) {
        for (double second : seconds) {
            if (!Double.isNaN(second) && second % SECONDS_OF_DAY != 0) {
                return true;
            }
        }
        return false;
    }
}
