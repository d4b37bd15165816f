package dev.hma.api.schema;

import dev.hma.api.SynthesisException;
import dev.hma.api.schema.Directive.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a datetime format: a directive, or the text between two.
 *
 * @param directive the directive; null for text
 * @param text the text; empty for a directive
 * @param digits the least number of digits that a number is read with
 * @param padded whether a number is written with leading zeros
 */
record DatetimePart(@Nullable Directive directive, String text, int digits, boolean padded) {
    private boolean number() {
        return directive == null ? Character.isDigit(text.charAt(0)) : directive.number();
    }

    /** Takes a format apart. */
    static List<DatetimePart> split(String pattern) {
        List<DatetimePart> parts = new ArrayList<>();
        split(pattern, pattern, parts);
        checkFields(pattern, parts);
        return withWidths(pattern, parts);
    }

    private static void split(String pattern, String whole, List<DatetimePart> parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                text.append(c);
                continue;
            }
            boolean bare = i + 1 < pattern.length() && pattern.charAt(i + 1) == '-';
            i += bare ? 2 : 1;
            char letter = i < pattern.length() ? pattern.charAt(i) : ' ';
            if (letter == '%' && !bare) {
                text.append('%');
                continue;
            }
            if (!text.isEmpty()) {
                parts.add(new DatetimePart(null, text.toString(), 0, false));
                text.setLength(0);
            }
            String abbreviated = bare ? "" : abbreviated(letter);
            if (!abbreviated.isEmpty()) {
                split(abbreviated, whole, parts);
                continue;
            }
            Directive directive = Directive.of(letter);
            if (directive == null || bare && (!directive.number() || directive == Directive.FRACTION)) {
                throw new SynthesisException(
                        "the datetime format '" + whole + "' has the directive '%" + (bare ? "-" : "") + letter
                                + "', which is not supported",
                        "The directives are " + Directive.all() + " %F %T %R %D %%, and numbers without leading zeros"
                                + " as in %-d");
            }
            parts.add(new DatetimePart(directive, "", 1, !bare));
        }
        if (!text.isEmpty()) {
            parts.add(new DatetimePart(null, text.toString(), 0, false));
        }
    }

    private static String abbreviated(char letter) {
        return switch (letter) {
            case 'F' -> "%Y-%m-%d";
            case 'T' -> "%H:%M:%S";
            case 'R' -> "%H:%M";
            case 'D' -> "%m/%d/%y";
            default -> "";
        };
    }

    private static void checkFields(String pattern, List<DatetimePart> parts) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (DatetimePart part : parts) {
            Directive directive = part.directive;
            if (directive != null && !fields.add(directive.field)) {
                throw refused(pattern, "gives the " + directive.field + " twice");
            }
        }
        if (!fields.contains(Field.YEAR)) {
            throw refused(pattern, "does not determine a date: it has no year (%Y or %y)");
        }
        if (fields.contains(Field.DAY) && !fields.contains(Field.MONTH)) {
            throw refused(pattern, "does not determine a date: it has a day and no month (%m, %b or %B)");
        }
        if (fields.contains(Field.DAY_OF_YEAR) && fields.contains(Field.MONTH)) {
            throw refused(pattern, "gives the day twice, as %j and by its month");
        }
        if (fields.contains(Field.HOUR_OF_HALF) && fields.contains(Field.HOUR)) {
            throw refused(pattern, "gives the hour twice, as %H and as %I");
        }
        if (fields.contains(Field.HOUR_OF_HALF) && !fields.contains(Field.HALF)) {
            throw refused(pattern, "has the hour %I without %p (AM or PM)");
        }
    }

    private static SynthesisException refused(String pattern, String why) {
        return new SynthesisException(
                "the datetime format '" + pattern + "' " + why, "A format looks like %Y-%m-%d %H:%M:%S");
    }

    /** Numbers that touch can be told apart by their widths only. */
    private static List<DatetimePart> withWidths(String pattern, List<DatetimePart> parts) {
        List<DatetimePart> widths = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            DatetimePart part = parts.get(i);
            Directive directive = part.directive;
            if (directive == null || !directive.number()) {
                widths.add(part);
                continue;
            }
            boolean before = i > 0 && parts.get(i - 1).number();
            boolean after = i + 1 < parts.size() && parts.get(i + 1).number();
            if ((before || after) && !part.padded) {
                throw refused(
                        pattern,
                        "has the number %-" + directive.letter + " next to another: they cannot be told apart");
            }
            boolean full = directive == Directive.FRACTION
                    ? after
                    : part.padded && directive.field == Field.YEAR || before || after;
            widths.add(new DatetimePart(directive, "", full ? directive.digits : 1, part.padded));
        }
        return widths;
    }
}
