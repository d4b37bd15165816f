package dev.hma.api.schema;

import dev.hma.api.SynthesisException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A strftime format, compiled: text to microseconds since 1970-01-01T00:00 without a zone and back, for the years 1 to
 * 9999 of the proleptic Gregorian calendar. Immutable and thread-safe; a {@link DatetimeParser} is not.
 *
 * <p>The directives are {@code %Y %y %m %b %B %d %j %a %A %H %I %p %M %S %f %z %Z}, the abbreviations {@code %F} ({@code
 * %Y-%m-%d}), {@code %T} ({@code %H:%M:%S}), {@code %R} ({@code %H:%M}), {@code %D} ({@code %m/%d/%y}), and {@code %%}.
 * They mean what they mean in Python's {@code datetime}, where:
 *
 * <ul>
 *   <li>{@code %y} from 69 to 99 is 1969 to 1999, from 00 to 68 is 2000 to 2068;
 *   <li>numbers are read with or without leading zeros, {@code %Y} and {@code %y} with all their digits; next to another
 *       number without anything between (as in {@code %y%m%d}) they have all their digits, too. {@code %-d} and the like
 *       are written without leading zeros;
 *   <li>names are English and read in any case; weekdays are read and not compared with the date;
 *   <li>{@code %f} is read with one to six digits and written with six;
 *   <li>there are no time zones: {@code %z} reads {@code Z}, {@code +0000} and {@code +00:00} and writes {@code +0000},
 *       {@code %Z} reads {@code Z}, {@code UTC} and {@code GMT} and writes {@code UTC};
 *   <li>a month or day that the format does not have is the first.
 * </ul>
 */
public final class DatetimeFormat {
    static final long MICROS_PER_SECOND = 1_000_000;
    static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
    private static final long FIRST = Gregorian.days(1, 1, 1) * MICROS_PER_DAY;
    private static final long END = Gregorian.days(10_000, 1, 1) * MICROS_PER_DAY;

    private static final DatetimeFormat SECONDS = of("%Y-%m-%d %H:%M:%S");
    private static final DatetimeFormat FRACTIONS = of("%Y-%m-%d %H:%M:%S.%f");
    private static final List<DatetimeFormat> COMMON = List.of(
            of("%Y-%m-%d"),
            SECONDS,
            FRACTIONS,
            of("%Y-%m-%d %H:%M"),
            of("%Y-%m-%dT%H:%M:%S"),
            of("%Y-%m-%dT%H:%M:%S.%f"),
            of("%Y-%m-%dT%H:%M"),
            of("%Y-%m-%dT%H:%M:%SZ"),
            of("%Y-%m-%dT%H:%M:%S.%fZ"));

    /**
     * For columns that declare no format: reads any of the formats that {@link #detect} knows, and writes {@code
     * %Y-%m-%d %H:%M:%S}, followed by {@code .%f} where the time is not a whole second.
     */
    public static final DatetimeFormat ISO = new DatetimeFormat(SECONDS.pattern, SECONDS.parts, COMMON);

    private final String pattern;
    private final List<DatetimePart> parts;
    /** The formats to read; empty for this one alone. */
    private final List<DatetimeFormat> alternatives;

    private DatetimeFormat(String pattern, List<DatetimePart> parts, List<DatetimeFormat> alternatives) {
        this.pattern = pattern;
        this.parts = List.copyOf(parts);
        this.alternatives = alternatives;
    }

    /**
     * Compiles a format.
     *
     * @param pattern the format, for example {@code %Y-%m-%d %H:%M:%S}
     * @return the format
     * @throws SynthesisException if a directive is not supported, something is given twice, or the format does not
     *     determine a date
     */
    public static DatetimeFormat of(String pattern) {
        return new DatetimeFormat(pattern, DatetimePart.split(pattern), List.of());
    }

    /**
     * The format of a column.
     *
     * @param type the column's type
     * @return its declared format, or {@link #ISO} if it declares none
     * @throws SynthesisException if the declared format is not supported
     */
    public static DatetimeFormat of(ColumnType.Datetime type) {
        String format = type.format();
        return format == null ? ISO : of(format);
    }

    /**
     * Finds the format of values whose column declares none: the first that reads all of them of {@code %Y-%m-%d},
     * {@code %Y-%m-%d %H:%M:%S}, the same with {@code .%f}, the same without seconds, and these three with {@code T} in
     * place of the blank, those with seconds also with {@code Z} at the end.
     *
     * @param samples some values
     * @return the format; empty if there is no value or no such format
     */
    public static Optional<DatetimeFormat> detect(List<String> samples) {
        return samples.isEmpty()
                ? Optional.empty()
                : COMMON.stream()
                        .filter(format -> samples.stream().allMatch(format.parser()::accepts))
                        .findFirst();
    }

    /** {@return the format as it was given; what is written, for {@link #ISO}} */
    public String pattern() {
        return pattern;
    }

    List<DatetimePart> parts() {
        return parts;
    }

    /** {@return the formats that are read in place of this one; none if it is read itself} */
    List<DatetimeFormat> alternatives() {
        return alternatives;
    }

    /** {@return a reader of texts in this format, for one thread} */
    public DatetimeParser parser() {
        return new DatetimeParser(this);
    }

    /**
     * Reads one text; for many, take a {@link #parser()}.
     *
     * @param text a date and time in this format
     * @return microseconds since 1970-01-01T00:00
     * @throws SynthesisException if the text does not have this format or there is no such date
     */
    public long parse(CharSequence text) {
        return parser().parse(text);
    }

    /**
     * Whether a month, day or hour that this format pads is written without its leading zero: {@code 7/4/1996}.
     *
     * @param text a date and time in this format
     * @return whether it is; false if the text does not have this format
     */
    public boolean unpadded(CharSequence text) {
        DatetimeParser parser = parser();
        return parser.accepts(text) && parser.unpadded();
    }

    /**
     * Writes a point in time. What the format does not show is cut off.
     *
     * @param micros microseconds since 1970-01-01T00:00, in the years 1 to 9999
     * @param unpadded whether to leave out leading zeros of month, day and hour
     * @return the text
     */
    public String format(long micros, boolean unpadded) {
        StringBuilder out = new StringBuilder();
        format(micros, unpadded, out);
        return out.toString();
    }

    /**
     * Writes a point in time. What the format does not show is cut off.
     *
     * @param micros microseconds since 1970-01-01T00:00, in the years 1 to 9999
     * @param unpadded whether to leave out leading zeros of month, day and hour
     * @param out receives the text at its end
     * @throws IllegalArgumentException if the year is not in 1 to 9999
     */
    public void format(long micros, boolean unpadded, StringBuilder out) {
        if (micros < FIRST || micros >= END) {
            throw new IllegalArgumentException(micros + " microseconds since 1970 are not in the years 1 to 9999");
        }
        int days = (int) Math.floorDiv(micros, MICROS_PER_DAY);
        long time = micros - days * MICROS_PER_DAY;
        int date = Gregorian.date(days);
        DatetimeFormat shown = !alternatives.isEmpty() && time % MICROS_PER_SECOND != 0 ? FRACTIONS : this;
        for (int i = 0; i < shown.parts.size(); i++) {
            DatetimePart part = shown.parts.get(i);
            Directive directive = part.directive();
            if (directive == null) {
                out.append(part.text());
                continue;
            }
            int value = value(directive, days, date, time);
            if (directive.number()) {
                boolean bare = !part.padded() || unpadded && part.digits() == 1 && directive.mayBeUnpadded();
                append(value, bare ? 1 : directive.digits, out);
            } else {
                out.append(directive.names.get(value - directive.min));
            }
        }
    }

    private static int value(Directive directive, int days, int date, long time) {
        int seconds = (int) (time / MICROS_PER_SECOND);
        int year = date / 10_000;
        return switch (directive) {
            case YEAR -> year;
            case SHORT_YEAR -> year % 100;
            case MONTH, MONTH_NAME, SHORT_MONTH_NAME -> date / 100 % 100;
            case DAY -> date % 100;
            case DAY_OF_YEAR -> days - Gregorian.days(year, 1, 1) + 1;
            case WEEKDAY, SHORT_WEEKDAY -> Gregorian.weekday(days);
            case HOUR -> seconds / 3600;
            case HOUR_OF_HALF -> (seconds / 3600 + 11) % 12 + 1;
            case HALF -> seconds / 43_200;
            case MINUTE -> seconds / 60 % 60;
            case SECOND -> seconds % 60;
            case FRACTION -> (int) (time % MICROS_PER_SECOND);
            case OFFSET, ZONE -> 0;
        };
    }

    private static void append(int value, int digits, StringBuilder out) {
        int scale = 10;
        for (int i = 1; i < digits; i++) {
            if (value < scale) {
                out.append('0');
            }
            scale *= 10;
        }
        out.append(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DatetimeFormat that
                && pattern.equals(that.pattern)
                && alternatives.size() == that.alternatives.size();
    }

    @Override
    public int hashCode() {
        return Objects.hash(pattern, alternatives.size());
    }

    @Override
    public String toString() {
        return pattern;
    }
}
