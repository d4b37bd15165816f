package dev.hma.evaluation.queries;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** A part of a point in time that rows are grouped by. */
enum Calendar {
    /** Ten years, by the first of them. */
    DECADE("decade", "FLOOR(EXTRACT(YEAR FROM %s) / 10.0) * 10"),
    /** The year. */
    YEAR("year", "EXTRACT(YEAR FROM %s)"),
    /** The month of the year, 1 to 12. */
    MONTH("calendar month", "EXTRACT(MONTH FROM %s)"),
    /** The hour of the day, 0 to 23. */
    HOUR("hour of day", "EXTRACT(HOUR FROM %s)");

    private static final int SECONDS_PER_DAY = 86_400;

    private final String words;
    private final String sql;

    Calendar(String words, String sql) {
        this.words = words;
        this.sql = sql;
    }

    String words() {
        return words;
    }

    /** {@return the SQL expression; in it {@code %s} stands for the column} */
    String sql() {
        return sql;
    }

    /** {@return a number that is the same for all points in time of a group, in steps of 1} */
    int of(double seconds) {
        if (this == HOUR) {
            return (int) Math.floor((seconds - Math.floor(seconds / SECONDS_PER_DAY) * SECONDS_PER_DAY) / 3600);
        }
        LocalDate day = day(seconds);
        return switch (this) {
            case DECADE -> Math.floorDiv(day.getYear(), 10);
            case YEAR -> day.getYear();
            default -> day.getMonthValue();
        };
    }

    /** {@return how such a number is shown} */
    String label(int number) {
        return switch (this) {
            case DECADE -> number * 10 + " to " + (number * 10 + 9);
            case MONTH -> Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            default -> Integer.toString(number);
        };
    }

    static LocalDate day(double seconds) {
        return LocalDate.ofEpochDay((long) Math.floor(seconds / SECONDS_PER_DAY));
    }

    static double seconds(LocalDate day) {
        return (double) day.toEpochDay() * SECONDS_PER_DAY;
    }
}
