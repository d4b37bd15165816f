package dev.hma.api.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a letter after {@code %} stands for in a {@link DatetimeFormat}. */
enum Directive {
    YEAR('Y', Field.YEAR, 4, 1, 9999),
    SHORT_YEAR('y', Field.YEAR, 2, 0, 99),
    MONTH('m', Field.MONTH, 2, 1, 12),
    SHORT_MONTH_NAME('b', Field.MONTH, Names.SHORT_MONTHS),
    MONTH_NAME('B', Field.MONTH, Names.MONTHS),
    DAY('d', Field.DAY, 2, 1, 31),
    DAY_OF_YEAR('j', Field.DAY_OF_YEAR, 3, 1, 366),
    SHORT_WEEKDAY('a', Field.WEEKDAY, Names.SHORT_WEEKDAYS),
    WEEKDAY('A', Field.WEEKDAY, Names.WEEKDAYS),
    HOUR('H', Field.HOUR, 2, 0, 23),
    HOUR_OF_HALF('I', Field.HOUR_OF_HALF, 2, 1, 12),
    HALF('p', Field.HALF, List.of("AM", "PM")),
    MINUTE('M', Field.MINUTE, 2, 0, 59),
    SECOND('S', Field.SECOND, 2, 0, 59),
    FRACTION('f', Field.MICROS, 6, 0, 999_999),
    OFFSET('z', Field.ZONE, List.of("+0000", "+00:00", "Z")),
    ZONE('Z', Field.ZONE, List.of("UTC", "GMT", "Z"));

    /** The quantities that directives read into and write from. */
    enum Field {
        YEAR,
        MONTH,
        DAY,
        DAY_OF_YEAR,
        WEEKDAY,
        HOUR,
        HOUR_OF_HALF,
        HALF,
        MINUTE,
        SECOND,
        MICROS,
        ZONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    final char letter;
    final Field field;
    /** The digits of a padded number; 0 for a name. */
    final int digits;
    /** The range of a number. */
    final int min;

    final int max;
    /** The words that stand for the field's values, from 1 for months and from 0 for others; empty for a number. */
    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of and toList.
    final List<String> names;

    Directive(char letter, Field field, int digits, int min, int max) {
        this.letter = letter;
        this.field = field;
        this.digits = digits;
        this.min = min;
        this.max = max;
        this.names = List.of();
    }

    Directive(char letter, Field field, List<String> names) {
        this.letter = letter;
        this.field = field;
        this.digits = 0;
        this.min = field == Field.MONTH ? 1 : 0;
        this.max = min + names.size() - 1;
        this.names = names;
    }

    boolean number() {
        return digits > 0;
    }

    /** Whether such numbers are often written without their leading zero: 7/4/1996 9:05, where the minutes keep theirs. */
    boolean mayBeUnpadded() {
        return this == MONTH || this == DAY || this == HOUR || this == HOUR_OF_HALF;
    }

    static @Nullable Directive of(char letter) {
        for (Directive directive : values()) {
            if (directive.letter == letter) {
                return directive;
            }
        }
        return null;
    }

    static String all() {
        return Arrays.stream(values()).map(d -> "%" + d.letter).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "%" + letter;
    }

    /** English, whatever the locale: locale data differ between Java versions. */
    private static final class Names {
        static final List<String> MONTHS = List.of(
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December");
        static final List<String> WEEKDAYS =
                List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
        static final List<String> SHORT_MONTHS = shortened(MONTHS);
        static final List<String> SHORT_WEEKDAYS = shortened(WEEKDAYS);

        private static List<String> shortened(List<String> names) {
            return names.stream().map(name -> name.substring(0, 3)).toList();
        }
    }
}
