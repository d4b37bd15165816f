package dev.hma.evaluation.data;

import dev.hma.api.SynthesisException;
import dev.hma.api.evaluation.Values;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.DatetimeFormat;
import dev.hma.api.schema.DatetimeParser;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values read from texts, some of which may not be what they should be. A boolean may be written in all the ways that a CSV
 * file's booleans are read in when a model is fitted.
 *
 * @param values the values; a text that cannot be read is missing
 * @param unreadable the number of rows whose text cannot be read
 */
record LenientValues(Values values, int unreadable) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1", "1.0");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0", "0.0");

    /** Reads texts by a type: numerical, datetime or boolean. */
    static LenientValues of(Values.Texts texts, ColumnType type) {
        if (type instanceof ColumnType.Bool) {
            return booleans(texts);
        }
        double[] numbers = type instanceof ColumnType.Datetime datetime
                ? seconds(texts.dictionary(), datetime)
                : numbers(texts.dictionary());
        double[] values = new double[texts.size()];
        int unreadable = 0;
        for (int i = 0; i < values.length; i++) {
            int code = texts.codes()[i];
            values[i] = code < 0 ? Double.NaN : numbers[code];
            unreadable += code >= 0 && Double.isNaN(values[i]) ? 1 : 0;
        }
        return new LenientValues(new Values.Numbers(values), unreadable);
    }

    private static double[] numbers(String[] texts) {
        return Arrays.stream(texts)
                .mapToDouble(text -> NUMBER.matcher(text).matches() ? finite(Double.parseDouble(text)) : Double.NaN)
                .toArray();
    }

    private static double finite(double number) {
        return Double.isInfinite(number) ? Double.NaN : number;
    }

    private static double[] seconds(String[] texts, ColumnType.Datetime type) {
        double[] seconds = new double[texts.length];
        Arrays.fill(seconds, Double.NaN);
        DatetimeParser parser;
        try {
            parser = DatetimeFormat.of(type).parser();
        } catch (SynthesisException e) {
            // A format that there is no such thing as: no text can be read by it.
            return seconds;
        }
        for (int i = 0; i < texts.length; i++) {
            if (parser.accepts(texts[i])) {
                seconds[i] = parser.parse(texts[i]) / 1e6;
            }
        }
        return seconds;
    }

    private static LenientValues booleans(Values.Texts texts) {
        TextCodes codes = new TextCodes();
        int unreadable = 0;
        for (int code : texts.codes()) {
            String text = code < 0 ? "" : texts.dictionary()[code].toLowerCase(Locale.ROOT);
            if (TRUE.contains(text)) {
                codes.add("true");
            } else if (FALSE.contains(text)) {
                codes.add("false");
            } else {
                codes.add(null);
                unreadable += code < 0 ? 0 : 1;
            }
        }
        return new LenientValues(codes.take(), unreadable);
    }
}
