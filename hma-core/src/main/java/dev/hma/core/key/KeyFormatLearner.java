package dev.hma.core.key;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import dev.hma.api.schema.ColumnSpec;
import dev.hma.api.schema.ColumnType;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Learns from a column of identifiers how generated ones should look. What is learnt is the form, never a value.
 *
 * <ul>
 *   <li>A declared {@code regex_format}: {@link PatternKey}.
 *   <li>Personal data and texts: {@link PersonalKey}.
 *   <li>Whole numbers: {@link SequenceKey}, from the smallest.
 *   <li>A common prefix and a number, as in {@code C0001}, and numbers with leading zeros: {@link PrefixKey}.
 *   <li>Texts of one length with the same kinds of characters at the same places: {@link PatternKey}.
 *   <li>Anything else: {@link PrefixKey} with the column's name.
 * </ul>
 *
 * <p>The result depends neither on the order of the values nor on how they are partitioned. Not thread-safe.
 */
public final class KeyFormatLearner {
    /** A longer text before a number is more than a form. */
    private static final int MAX_PREFIX = 16;

    private static final int MAX_DIGITS = 18;
    /** How many times as many values as were seen a learnt pattern must allow. */
    private static final int HEADROOM = 100;

    private final ColumnSpec column;
    private final TextShape shape = new TextShape();
    private long values;
    private boolean integers = true;
    private long smallest = Long.MAX_VALUE;
    private boolean numbered = true;
    private @Nullable String prefix;
    private int minDigits = Integer.MAX_VALUE;
    private int maxDigits;
    private @Nullable String one;
    private boolean several;

    private KeyFormatLearner(ColumnSpec column) {
        this.column = column;
    }

    /**
     * A learner that has seen nothing.
     *
     * @param column the column of identifiers
     * @return the learner
     */
    public static KeyFormatLearner of(ColumnSpec column) {
        return new KeyFormatLearner(column);
    }

    /**
     * Adds values; missing ones are passed over.
     *
     * @param batch the column's values: texts, or numbers that are whole
     * @param n the number of rows
     * @throws SynthesisException if the values are points in time or numbers that are not whole
     */
    public void add(Column batch, int n) {
        if (batch instanceof Column.Longs longs) {
            for (int i = 0; i < n; i++) {
                if (!longs.nulls().get(i)) {
                    addInteger(longs.values()[i]);
                }
            }
        } else if (batch instanceof Column.Doubles doubles) {
            for (int i = 0; i < n; i++) {
                if (!doubles.nulls().get(i)) {
                    addInteger(whole(doubles.values()[i]));
                }
            }
        } else if (batch instanceof Column.Texts texts) {
            BitSet seen = new BitSet();
            for (int i = 0; i < n; i++) {
                if (!texts.nulls().get(i)) {
                    values++;
                    seen.set(texts.codes()[i]);
                }
            }
            seen.stream().forEach(code -> addText(texts.dictionary()[code]));
        } else {
            throw new SynthesisException(
                    "column '" + column.name() + "' holds points in time, which cannot be generated as a key",
                    "Declare the column as id");
        }
    }

    /**
     * Adds what another learner has seen.
     *
     * @param other a learner of the same column; unchanged
     */
    public void merge(KeyFormatLearner other) {
        values += other.values;
        integers &= other.integers;
        smallest = Math.min(smallest, other.smallest);
        if (other.prefix != null) {
            addNumbered(other.prefix, other.minDigits);
            maxDigits = Math.max(maxDigits, other.maxDigits);
        }
        numbered &= other.numbered;
        if (other.one != null) {
            addDistinct(other.one);
        }
        several |= other.several;
        shape.merge(other.shape);
    }

    /**
     * The form that was learnt.
     *
     * @return the format of generated values
     * @throws SynthesisException if the declared {@code regex_format} is malformed or unsupported
     */
    public KeyFormat finish() {
        if (column.type() instanceof ColumnType.Id id && id.regex() != null) {
            return PatternKey.of(id.regex());
        }
        if (column.type() instanceof ColumnType.Text text) {
            return new PersonalKey(text.sdtype());
        }
        if (integers) {
            return new SequenceKey(values == 0 ? 1 : smallest);
        }
        if (numbered && several && prefix != null && (!prefix.isEmpty() || minDigits == maxDigits)) {
            return new PrefixKey(prefix, minDigits);
        }
        long least = values > Long.MAX_VALUE / HEADROOM ? Long.MAX_VALUE : values * HEADROOM;
        return (several ? shape.regex(least) : Optional.<String>empty())
                .<KeyFormat>map(PatternKey::of)
                .orElseGet(() -> new PrefixKey(column.name() + "_", 1));
    }

    private void addInteger(long value) {
        values++;
        smallest = Math.min(smallest, value);
    }

    private void addText(String text) {
        addDistinct(text);
        if (integers) {
            if (canonical(text)) {
                smallest = Math.min(smallest, Long.parseLong(text));
            } else {
                integers = false;
            }
        }
        if (numbered) {
            int digits = text.length() - trailingDigits(text);
            if (trailingDigits(text) == 0 || digits > MAX_PREFIX || trailingDigits(text) > MAX_DIGITS) {
                numbered = false;
            } else {
                addNumbered(text.substring(0, digits), trailingDigits(text));
            }
        }
        shape.add(text);
    }

    private void addDistinct(String text) {
        if (one == null) {
            one = text;
        } else if (!several) {
            several = !one.equals(text);
        }
    }

    private void addNumbered(String before, int digits) {
        if (prefix == null) {
            prefix = before;
        }
        numbered &= prefix.equals(before);
        minDigits = Math.min(minDigits, digits);
        maxDigits = Math.max(maxDigits, digits);
    }

    private long whole(double value) {
        if (value != StrictMath.rint(value) || Math.abs(value) >= 0x1p63) {
            throw new SynthesisException(
                    "column '" + column.name() + "' is a key and holds " + value + ", which is not a whole number",
                    "Declare the column as id");
        }
        return (long) value;
    }

    private static int trailingDigits(String text) {
        int i = text.length();
        while (i > 0 && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9') {
            i--;
        }
        return text.length() - i;
    }

    /** Whether a text is how a long is written, with at most 18 digits. */
    private static boolean canonical(String text) {
        int digits = trailingDigits(text);
        int sign = text.length() - digits;
        boolean signed = sign == 1 && text.charAt(0) == '-';
        if (digits == 0 || digits > MAX_DIGITS || sign > 0 && !signed) {
            return false;
        }
        char first = text.charAt(sign);
        return first != '0' || digits == 1 && !signed;
    }
}
