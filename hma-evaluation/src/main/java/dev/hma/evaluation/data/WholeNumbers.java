package dev.hma.evaluation.data;

import dev.hma.api.evaluation.Values;
import java.util.regex.Pattern;

/**
 * Programs write columns of whole numbers with missing values as {@code 12.0}. Where every text of a column is a whole number, a
 * fraction of zeros is dropped, so that keys and categories of two programs can be compared.
 */
final class WholeNumbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+(\\.0+)?");

    private WholeNumbers() {}

    static Values.Texts withoutFraction(Values.Texts values) {
        boolean fraction = false;
        for (String text : values.dictionary()) {
            if (!WHOLE.matcher(text).matches()) {
                return values;
            }
            fraction |= text.indexOf('.') >= 0;
        }
        if (!fraction) {
            return values;
        }
        TextCodes shortened = new TextCodes();
        for (int code : values.codes()) {
            shortened.add(code < 0 ? null : whole(values.dictionary()[code]));
        }
        return shortened.take();
    }

    private static String whole(String text) {
        int point = text.indexOf('.');
        return point < 0 ? text : text.substring(0, point);
    }
}
