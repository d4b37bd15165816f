package dev.hma.arrow;

/** Values as they are shown in messages: in quotes, on one line, not too long. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String of(CharSequence value) {
        StringBuilder shown = new StringBuilder("'");
        for (int i = 0; i < Math.min(value.length(), LONGEST); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\0' -> shown.append("\\0");
                default -> shown.append(c);
            }
        }
        return shown.append(value.length() > LONGEST ? "...'" : "'").toString();
    }
}
