package dev.hma.cli;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Shown {
    private Shown() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String seconds(long sinceNanos) {
        return seconds((System.nanoTime() - sinceNanos) / 1e9);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
