package dev.hma.evaluation.queries;

import java.math.BigDecimal;

/** Numbers as people write them. */
final class PlainNumbers {
    private PlainNumbers() {}

    /** {@return the number without exponent, thousands separated from 10,000 on, so that years stay years} */
    static String text(BigDecimal number) {
        String plain = sql(number);
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        int begin = plain.startsWith("-") ? 1 : 0;
        if (end - begin < 5) {
            return plain;
        }
        StringBuilder separated = new StringBuilder(plain);
        for (int place = end - 3; place > begin; place -= 3) {
            separated.insert(place, ',');
        }
        return separated.toString();
    }

    /** {@return the number as SQL has it: without exponent, trailing zeros and separators} */
    static String sql(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
