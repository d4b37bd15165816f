package dev.hma.evaluation.report;

import java.util.Locale;

/** Writes HTML; whatever is not written by this project is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes are names and values in turn. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], out);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        if (tag.length() > 1 && !tag.equals("span") && !tag.equals("strong")) {
            out.append('\n');
        }
        return this;
    }

    Html text(String text) {
        escape(text, out);
        return this;
    }

    /** An element that holds nothing but text. */
    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Adds what was escaped already. */
    Html raw(CharSequence markup) {
        out.append(markup);
        return this;
    }

    /** An identifier made of any text: of letters, digits and hyphens, and never the same for two texts. */
    static String id(String kind, String name) {
        StringBuilder id = new StringBuilder(kind).append('-');
        name.codePoints().forEach(c -> {
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                id.appendCodePoint(c);
            } else {
                id.append('-')
                        .append(Integer.toHexString(c).toLowerCase(Locale.ROOT))
                        .append('-');
            }
        });
        return id.toString();
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
