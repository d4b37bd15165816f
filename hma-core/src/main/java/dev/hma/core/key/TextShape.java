package dev.hma.core.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What texts of one length have in common at each of their places: which digits and which letters stand there, or which
 * one other character. Mergeable, and independent of the order of the texts.
 */
final class TextShape {
    private static final int LONGEST = 64;
    private static final int KINDS = 3;
    private static final String FROM = "0Aa";
    private static final String TO = "9Zz";

    private boolean broken;
    private @Nullable String first;
    /** Per place and kind of character the smallest and the greatest; empty while the smallest is greater. */
    private char[] min = {};

    private char[] max = {};

    /** Adds a text; does nothing once the texts have turned out to be of no one shape. */
    void add(String text) {
        if (broken) {
            return;
        }
        if (first == null) {
            first = text;
            min = new char[text.length() * KINDS];
            max = new char[min.length];
            Arrays.fill(min, Character.MAX_VALUE);
            broken = text.isEmpty() || text.length() > LONGEST;
        }
        String other = first;
        broken |= text.length() != other.length();
        for (int i = 0; i < text.length() && !broken; i++) {
            char c = text.charAt(i);
            int kind = kind(c);
            if (kind < 0) {
                broken = c != other.charAt(i);
            } else {
                broken = kind(other.charAt(i)) < 0;
                min[i * KINDS + kind] = (char) Math.min(min[i * KINDS + kind], c);
                max[i * KINDS + kind] = (char) Math.max(max[i * KINDS + kind], c);
            }
        }
    }

    void merge(TextShape other) {
        if (other.first == null) {
            broken |= other.broken;
            return;
        }
        add(other.first);
        broken |= other.broken;
        if (broken) {
            return;
        }
        for (int i = 0; i < min.length; i++) {
            min[i] = (char) Math.min(min[i], other.min[i]);
            max[i] = (char) Math.max(max[i], other.max[i]);
        }
    }

    /**
     * The regular expression of the shape.
     *
     * @param texts the least number of texts that it must match
     * @return the expression; empty if the texts had no common shape or it matches too few
     */
    Optional<String> regex(long texts) {
        if (broken || first == null) {
            return Optional.empty();
        }
        StringBuilder regex = new StringBuilder();
        BigInteger size = BigInteger.ONE;
        for (int i = 0; i < first.length(); i++) {
            StringBuilder ranges = new StringBuilder();
            int width = 0;
            for (int k = i * KINDS; k < (i + 1) * KINDS; k++) {
                if (min[k] <= max[k]) {
                    width += max[k] - min[k] + 1;
                    ranges.append(min[k]).append(min[k] < max[k] ? "-" + max[k] : "");
                }
            }
            if (width == 0) {
                regex.append(Character.isLetterOrDigit(first.charAt(i)) ? "" : "\\")
                        .append(first.charAt(i));
            } else {
                regex.append(width == 1 ? ranges : "[" + ranges + "]");
                size = size.multiply(BigInteger.valueOf(width));
            }
        }
        return size.compareTo(BigInteger.valueOf(texts)) < 0 ? Optional.empty() : Optional.of(regex.toString());
    }

    private static int kind(char c) {
        for (int kind = 0; kind < KINDS; kind++) {
            if (FROM.charAt(kind) <= c && c <= TO.charAt(kind)) {
                return kind;
            }
        }
        return -1;
    }
}
