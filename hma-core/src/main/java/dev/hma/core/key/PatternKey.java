package dev.hma.core.key;

import dev.hma.api.SynthesisException;
import dev.hma.api.data.Column;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.Objects;

/**
 * Texts of a {@code regex_format}, far apart from row to row.
 *
 * <p>Row i has the text with index {@code (i * multiplier + offset) mod size} among all texts of the pattern in
 * lexicographic order; multiplier and size have no common divisor, so no text comes twice. Of a pattern with more than
 * 2^61 texts, that many evenly spaced ones are used.
 *
 * @param regex the pattern, see {@link RegexLanguage} for what is supported
 * @param multiplier the distance from row to row, from 0 to {@code capacity() - 1}
 * @param offset the first row's index, from 0 to {@code capacity() - 1}
 */
public record PatternKey(String regex, long multiplier, long offset) implements KeyFormat {
    private static final long MOST = 1L << 61;
    /** The golden ratio's inverse times 2^63: multiples of it spread most evenly. */
    private static final long GOLDEN = 0x4F1BBCDCBFA53E0BL;

    /**
     * Checks the numbers.
     *
     * @throws SynthesisException if the pattern is malformed or unsupported
     */
    public PatternKey {
        Objects.requireNonNull(regex, "regex");
        long size = size(RegexLanguage.of(regex));
        if (multiplier < 0 || multiplier >= size || offset < 0 || offset >= size || gcd(multiplier, size) != 1) {
            throw new IllegalArgumentException(
                    "multiplier " + multiplier + " and offset " + offset + " do not permute " + size + " texts");
        }
    }

    /**
     * The keys of a pattern, in an order that looks random.
     *
     * @param regex the pattern
     * @return its keys
     * @throws SynthesisException if the pattern is malformed or unsupported; the message says where
     */
    public static PatternKey of(String regex) {
        long size = size(RegexLanguage.of(regex));
        long multiplier = Math.multiplyHigh(2 * size, GOLDEN);
        while (gcd(multiplier, size) != 1) {
            multiplier++;
        }
        return new PatternKey(regex, multiplier, multiplier / 2);
    }

    @Override
    public long capacity() {
        return size(RegexLanguage.of(regex));
    }

    @Override
    public void require(long rows) {
        long capacity = capacity();
        if (rows > capacity) {
            throw new SynthesisException(
                    "regex_format '" + regex + "' allows " + capacity + " different values, and " + rows
                            + " rows need one each",
                    "Sample fewer rows or widen the regex_format");
        }
    }

    @Override
    public Column columnAt(long[] indices, BitSet nulls, int n) {
        Texts texts = new Texts(RegexLanguage.of(regex));
        return GeneratedTexts.column(indices, nulls, n, texts::at);
    }

    @Override
    public String at(long index) {
        return new Texts(RegexLanguage.of(regex)).at(index);
    }

    private static long size(RegexLanguage language) {
        return language.size().min(BigInteger.valueOf(MOST)).longValueExact();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The pattern made ready for many rows. */
    private final class Texts {
        private final RegexLanguage language;
        private final long size;
        /** How far apart the used texts are; 1 if all are. */
        private final BigInteger spacing;

        Texts(RegexLanguage language) {
            this.language = language;
            this.size = size(language);
            this.spacing = language.size().divide(BigInteger.valueOf(size));
        }

        String at(long row) {
            if (row < 0 || row >= size) {
                throw new SynthesisException(
                        "regex_format '" + regex + "' allows " + size + " different values, none for row " + row,
                        "Sample fewer rows or widen the regex_format");
            }
            long index = (product(row, multiplier) + offset) % size;
            return language.size().bitLength() <= 62
                    ? language.at(index)
                    : language.at(spacing.multiply(BigInteger.valueOf(index)));
        }

        private long product(long a, long b) {
            if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
                return a * b % size;
            }
            return BigInteger.valueOf(a)
                    .multiply(BigInteger.valueOf(b))
                    .mod(BigInteger.valueOf(size))
                    .longValueExact();
        }
    }
}
