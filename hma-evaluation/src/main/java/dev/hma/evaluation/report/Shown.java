package dev.hma.evaluation.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them, the same in every locale. */
final class Shown {
    /** Stands where there is no number. */
    static final String NONE = "–";

    private static final MathContext DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

    private static final MathContext MANY_DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);

    private Shown() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String fixed(double number, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    /** A figure between 0 and 1, or near it. */
    static String figure(double figure) {
        // What rounds to nothing has no sign.
        return String.format(Locale.ROOT, "%.3f", Math.abs(figure) < 5e-4 ? 0 : figure);
    }

    static String figure(OptionalDouble figure) {
        return figure.isPresent() ? figure(figure.getAsDouble()) : NONE;
    }

    /** A share as a percentage; small ones are not said to be none. */
    static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.05) {
            return "under 0.1\u00a0%";
        }
        if (percent < 100 && percent > 99.95) {
            return "over 99.9\u00a0%";
        }
        return String.format(Locale.ROOT, percent == 0 || percent == 100 ? "%.0f\u00a0%%" : "%.1f\u00a0%%", percent);
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : NONE;
    }

    /** Any number, to five digits. */
    static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return count((long) number);
        }
        BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(number);
        if (size >= 1e-4 && size < 1e15) {
            return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
        }
        return rounded.toString();
    }

    /** Any number as a program would write it, to ten digits. */
    static String plain(double number) {
        return new BigDecimal(number).round(MANY_DIGITS).stripTrailingZeros().toPlainString();
    }

    static String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : NONE;
    }

    /** A text of so many letters at most; longer ones end in dots. */
    static String cut(String text, int letters) {
        return text.codePointCount(0, text.length()) <= letters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, letters - 1)) + "…";
    }

    /** One thing or several of them. */
    static String many(long number, String one, String several) {
        return count(number) + " " + (number == 1 ? one : several);
    }
}
