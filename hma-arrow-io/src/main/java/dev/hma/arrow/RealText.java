package dev.hma.arrow;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Real numbers as the shortest decimal that reads back as the same double, alike on every Java version: {@code 5.0},
 * {@code 0.1}, {@code 10000000000.0}; with an exponent below 1e-7 and from 1e21 on: {@code 1.0E-300}.
 */
final class RealText {
    /** With fewer digits than this a decimal is the only one of its length that reads as its double. */
    private static final double UNIQUE = 1e15;

    private static final int MOST_DECIMALS = 9;
    private static final double SMALLEST_BRIEF = 1e-7;
    private static final int SMALLEST_PLAIN = -7;
    private static final int LARGEST_PLAIN = 20;

    private RealText() {}

    /**
     * Writes a number.
     *
     * @param value a finite number
     * @param out receives its text
     */
    static void write(double value, Utf8Bytes out) {
        if (!brief(value, out)) {
            full(value, out);
        }
    }

    /**
     * The quick way for numbers of few decimals: {@code digits / 10^decimals} is rounded once, so if it is the number again,
     * then these digits read back; and being fewer than 16, they are the only ones of their length that do.
     */
    private static boolean brief(double value, Utf8Bytes out) {
        double magnitude = Math.abs(value);
        if (magnitude < SMALLEST_BRIEF) {
            return false;
        }
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            double power = Decimals.power(decimals);
            double digits = Math.rint(magnitude * power);
            if (digits >= UNIQUE) {
                return false;
            }
            if (digits / power == magnitude) {
                if (value < 0) {
                    out.put('-');
                }
                long all = (long) digits;
                long scale = (long) power;
                out.digits(all / scale);
                out.put('.');
                out.paddedDigits(all % scale, Math.max(decimals, 1));
                return true;
            }
        }
        return false;
    }

    /** Schubfach, as Jackson has it; its exponent is undone where it is not needed. */
    static void full(double value, Utf8Bytes out) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw new IllegalArgumentException(value + " is not finite");
        }
        String text = NumberOutput.toString(value, true);
        int e = text.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10);
        if (e < 0 || exponent < SMALLEST_PLAIN || exponent > LARGEST_PLAIN) {
            out.ascii(text);
            return;
        }
        boolean negative = text.charAt(0) == '-';
        if (negative) {
            out.put('-');
        }
        int first = negative ? 1 : 0;
        String fraction = text.substring(first + 2, e);
        String digits = text.charAt(first) + (fraction.equals("0") ? "" : fraction);
        int point = exponent + 1;
        out.ascii(point <= 0 ? "0." + "0".repeat(-point) : digits.substring(0, Math.min(point, digits.length())));
        if (point <= 0) {
            out.ascii(digits);
        } else {
            out.ascii("0".repeat(Math.max(0, point - digits.length())));
            out.put('.');
            out.ascii(point < digits.length() ? digits.substring(point) : "0");
        }
    }
}
