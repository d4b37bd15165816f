package dev.hma.api.schema;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Directive.Field;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads texts of one format, one after the other, and remembers whether leading zeros were missing. */
public final class DatetimeParser {
    private final DatetimeFormat format;
    private final DatetimeFormat[] alternatives;
    private final int[] fields = new int[Field.values().length];
    /** The alternative that read the last text. */
    private int last;

    private boolean unpadded;
    private long micros;
    private @Nullable Directive outOfRange;

    DatetimeParser(DatetimeFormat format) {
        this.format = format;
        this.alternatives = format.alternatives().isEmpty()
                ? new DatetimeFormat[] {format}
                : format.alternatives().toArray(DatetimeFormat[]::new);
    }

    /**
     * Reads a text.
     *
     * @param text a date and time in the format
     * @return microseconds since 1970-01-01T00:00
     * @throws SynthesisException if the text does not have the format or there is no such date
     */
    public long parse(CharSequence text) {
        if (!accepts(text)) {
            throw refused(text);
        }
        return micros;
    }

    /** {@return whether a text so far had a month, day or hour without the leading zero that the format gives it} */
    public boolean unpadded() {
        return unpadded;
    }

    /**
     * Reads a text without failing.
     *
     * @param text any text
     * @return whether it is a date and time in the format
     */
    public boolean accepts(CharSequence text) {
        if (accepts(alternatives[last], text)) {
            return true;
        }
        for (int i = 0; i < alternatives.length; i++) {
            if (i != last && accepts(alternatives[i], text)) {
                last = i;
                return true;
            }
        }
        return false;
    }

    private SynthesisException refused(CharSequence text) {
        String wanted =
                format.alternatives().isEmpty() ? "of the format " + format : "like 2013-01-31 or 2013-01-31 23:59:59";
        Directive directive = alternatives.length == 1 ? outOfRange : null;
        String why = directive == null
                ? ""
                : ": there is no " + directive.field + " "
                        + get(directive.field)
                        + (directive == Directive.DAY ? " in that month" : "");
        return new SynthesisException(
                "'" + text + "' is not a datetime " + wanted + why,
                "Correct the value, or declare the column's datetime_format as it is written; an empty field means"
                        + " missing");
    }

    private boolean accepts(DatetimeFormat wanted, CharSequence text) {
        outOfRange = null;
        Arrays.fill(fields, 0);
        set(Field.MONTH, 1);
        set(Field.DAY, 1);
        boolean bare = false;
        int at = 0;
        List<DatetimePart> parts = wanted.parts();
        for (int i = 0; i < parts.size(); i++) {
            DatetimePart part = parts.get(i);
            Directive directive = part.directive();
            int end;
            if (directive == null) {
                end = startsWith(text, at, part.text(), false)
                        ? at + part.text().length()
                        : -1;
            } else if (directive.number()) {
                end = number(text, at, part.digits(), directive);
                bare |= end == at + 1 && part.padded() && directive.mayBeUnpadded();
            } else {
                end = word(text, at, directive);
            }
            if (end < 0) {
                return false;
            }
            at = end;
        }
        if (at != text.length() || !date()) {
            return false;
        }
        unpadded |= bare;
        return true;
    }

    private int number(CharSequence text, int at, int least, Directive directive) {
        int end = at;
        int limit = Math.min(text.length(), at + directive.digits);
        int value = 0;
        while (end < limit) {
            int digit = text.charAt(end) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            end++;
        }
        if (end - at < least) {
            return -1;
        }
        if (directive == Directive.FRACTION) {
            for (int i = end - at; i < directive.digits; i++) {
                value *= 10;
            }
        }
        set(directive.field, value);
        if (value < directive.min || value > directive.max) {
            outOfRange = directive;
            return -1;
        }
        if (directive == Directive.SHORT_YEAR) {
            set(Field.YEAR, value + (value < 69 ? 2000 : 1900));
        }
        return end;
    }

    private int word(CharSequence text, int at, Directive directive) {
        List<String> names = directive.names;
        for (int i = 0; i < names.size(); i++) {
            if (startsWith(text, at, names.get(i), true)) {
                set(directive.field, directive.min + i);
                return at + names.get(i).length();
            }
        }
        return -1;
    }

    private static boolean startsWith(CharSequence text, int at, String prefix, boolean anyCase) {
        if (prefix.length() > text.length() - at) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            char a = text.charAt(at + i);
            char b = prefix.charAt(i);
            if (a != b && !(anyCase && sameLetter(a, b))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("EnumOrdinal") // An EnumMap would box.
    private int get(Field field) {
        return fields[field.ordinal()];
    }

    @SuppressWarnings("EnumOrdinal")
    private void set(Field field, int value) {
        fields[field.ordinal()] = value;
    }

    private static boolean sameLetter(char a, char b) {
        return (a ^ b) == 0x20 && (a | 0x20) >= 'a' && (a | 0x20) <= 'z';
    }

    private boolean date() {
        int year = get(Field.YEAR);
        int month = get(Field.MONTH);
        int day = get(Field.DAY);
        int dayOfYear = get(Field.DAY_OF_YEAR);
        if (day > Gregorian.daysOfMonth(year, month)) {
            outOfRange = Directive.DAY;
            return false;
        }
        if (dayOfYear == 366 && !Gregorian.leap(year)) {
            outOfRange = Directive.DAY_OF_YEAR;
            return false;
        }
        int days = Gregorian.days(year, month, day) + Math.max(dayOfYear - 1, 0);
        int half = get(Field.HOUR_OF_HALF);
        int hour = half == 0 ? get(Field.HOUR) : half % 12 + 12 * get(Field.HALF);
        long seconds = (hour * 60L + get(Field.MINUTE)) * 60 + get(Field.SECOND);
        micros = days * DatetimeFormat.MICROS_PER_DAY + seconds * DatetimeFormat.MICROS_PER_SECOND + get(Field.MICROS);
        return true;
    }
}
