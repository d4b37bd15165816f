package dev.hma.arrow;

/** The syntax of decimal numbers, and powers of ten. */
final class Decimals {
    /** The powers of ten that are exact as doubles. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    static final int LARGEST_EXACT_POWER = POWERS.length - 1;

    private Decimals() {}

    /** {@return 10 to that power, 0 to 22} */
    static double power(int exponent) {
        return POWERS[exponent];
    }

    /** Whether a text is digits with at most one sign, point and exponent: what the parsers of Java accept and more. */
    static boolean isDecimal(char[] text, int from, int length) {
        int end = from + length;
        int at = from < end && sign(text[from]) ? from + 1 : from;
        int whole = digits(text, at, end);
        int digits = whole - at;
        at = whole;
        if (at < end && text[at] == '.') {
            int fraction = digits(text, at + 1, end);
            digits += fraction - at - 1;
            at = fraction;
        }
        if (digits > 0 && at < end && (text[at] == 'e' || text[at] == 'E')) {
            int power = at + 1 < end && sign(text[at + 1]) ? at + 2 : at + 1;
            at = digits(text, power, end);
            digits = at - power;
        }
        return digits > 0 && at == end;
    }

    private static boolean sign(char c) {
        return c == '-' || c == '+';
    }

    /** The end of the digits that begin there. */
    private static int digits(char[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
