package dev.hma.core.given;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.random.Draws;
import dev.hma.api.schema.ColumnType;
import dev.hma.api.schema.DatetimeFormat;
import dev.hma.core.encode.CategoryEncoder;
import dev.hma.core.encode.Encoder;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a value of a column as it is written in files, to the number that stands for it.
 *
 * @param type the column's type
 * @param encoder the column's encoder
 */
record ValueText(ColumnType type, Encoder encoder) {
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1", "1.0");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0", "0.0");
    private static final int NAMED = 20;

    /**
     * Reads a value that the column can have.
     *
     * @param text the value, not empty
     * @return the number that is decoded to it
     * @throws SynthesisException if it is not written as the column's values are, or the column cannot have it
     */
    double read(String text) {
        if (encoder instanceof CategoryEncoder category && !category.values().contains(text)) {
            throw new SynthesisException("there was no '" + text + "' in the column", "It held " + named(category));
        }
        double[] number = new double[1];
        encoder.encode(column(text), 1, number);
        String possible = written(number[0]);
        // Compared as they are written: what the column can have comes back as it went in.
        if (!possible.equals(written(column(text)))) {
            throw new SynthesisException(
                    "the column cannot have the value " + text,
                    "It goes from " + written(Double.NEGATIVE_INFINITY) + " to " + written(Double.POSITIVE_INFINITY)
                            + ", and the nearest value is " + possible);
        }
        return number[0];
    }

    private static String named(CategoryEncoder category) {
        List<String> values = category.values();
        String some = values.stream().limit(NAMED).collect(Collectors.joining(", "));
        return values.size() <= NAMED ? some : some + " and " + (values.size() - NAMED) + " other values";
    }

    private Column column(String text) {
        BitSet none = new BitSet();
        return switch (type.storage()) {
            case TEXTS -> new Column.Texts(new int[1], new String[] {text}, none);
            case DOUBLES -> new Column.Doubles(new double[] {real(text)}, none);
            case LONGS ->
                new Column.Longs(new long[] {type instanceof ColumnType.Bool ? bool(text) : whole(text)}, none);
            case DATETIMES -> new Column.Datetimes(new long[] {format().parse(text)}, none, false);
        };
    }

    private DatetimeFormat format() {
        return DatetimeFormat.of((ColumnType.Datetime) type);
    }

    private static double real(String text) {
        try {
            return new BigDecimal(text.trim()).doubleValue() + 0.0;
        } catch (NumberFormatException e) {
            throw new SynthesisException("'" + text + "' is not a number", "Write it as in a file: 12.5", e);
        }
    }

    private static long whole(String text) {
        try {
            return new BigDecimal(text.trim()).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new SynthesisException("'" + text + "' is not a whole number", "Write it as in a file: 12", e);
        }
    }

    private static long bool(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw new SynthesisException("'" + text + "' is neither true nor false", "Write true or false");
        }
        return TRUE.contains(word) ? 1 : 0;
    }

    /** What a number is decoded to. */
    private String written(double number) {
        return written(encoder.decode(new double[] {number}, new BitSet(), 1, 0, Draws.of(0)));
    }

    private String written(Column column) {
        if (column instanceof Column.Texts texts) {
            return texts.text(0);
        }
        if (column instanceof Column.Datetimes datetimes) {
            return format().format(datetimes.micros()[0], false);
        }
        if (column instanceof Column.Doubles doubles) {
            return BigDecimal.valueOf(doubles.values()[0]).stripTrailingZeros().toPlainString();
        }
        long value = ((Column.Longs) column).values()[0];
        return type instanceof ColumnType.Bool ? Boolean.toString(value == 1) : Long.toString(value);
    }
}
