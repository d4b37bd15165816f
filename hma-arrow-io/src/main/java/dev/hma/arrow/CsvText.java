package dev.hma.arrow;

/** Texts as fields, in quotation marks where RFC 4180 asks for them; so is the empty text, which is not missing. */
final class CsvText {
    private CsvText() {}

    static void write(CharSequence text, Utf8Bytes out) {
        if (!needsQuotes(text)) {
            out.text(text);
            return;
        }
        out.put('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                out.text(text.subSequence(from, i + 1));
                from = i;
            }
        }
        out.text(text.subSequence(from, text.length()));
        out.put('"');
    }

    private static boolean needsQuotes(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return text.isEmpty();
    }
}
