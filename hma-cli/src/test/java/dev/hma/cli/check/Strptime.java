package dev.hma.cli.check;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads points in time in the formats of strftime with what java.time has, with or without leading zeros. */
final class Strptime {
    private final DateTimeFormatter formatter;
    private final Map<String, Double> known = new HashMap<>();

    Strptime(String format) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                builder.appendLiteral(c);
                continue;
            }
            c = format.charAt(++i);
            switch (c == '-' ? format.charAt(++i) : c) {
                case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
                case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1969, 1, 1));
                case 'm' -> two(builder, ChronoField.MONTH_OF_YEAR, format);
                case 'd' -> two(builder, ChronoField.DAY_OF_MONTH, format);
                case 'H' -> two(builder, ChronoField.HOUR_OF_DAY, format);
                case 'M' -> two(builder, ChronoField.MINUTE_OF_HOUR, format);
                case 'S' -> two(builder, ChronoField.SECOND_OF_MINUTE, format);
                default -> throw new IllegalArgumentException(format);
            }
        }
        formatter = builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static void two(DateTimeFormatterBuilder builder, ChronoField field, String format) {
        if (format.matches(".*%.%.*")) {
            // Numbers that touch are as wide as they can be.
            builder.appendValue(field, 2);
        } else {
            builder.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
        }
    }

    /** Seconds since 1970. */
    double seconds(String text) {
        return known.computeIfAbsent(text, this::parse);
    }

    private double parse(String text) {
        TemporalAccessor parsed = formatter.parse(text);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDate date = parsed.query(TemporalQueries.localDate());
        return LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time).toEpochSecond(ZoneOffset.UTC);
    }
}
