package dev.hma.evaluation.privacy;

import dev.hma.api.plugin.Setting;

/**
 * What can be set about privacy.
 *
 * @param rows the largest number of rows whose nearest neighbours are looked for
 * @param realRows the largest number of rows among which they are looked for
 */
public record PrivacyParameters(
        @Setting(value = "Largest number of rows whose nearest neighbours are looked for", min = 30, max = 1_000_000)
        int rows,

        @Setting(value = "Largest number of rows among which they are looked for", min = 30, max = 1_000_000)
        int realRows) {
    /** 3,000 among 6,000 rows. */
    public static final PrivacyParameters DEFAULTS = new PrivacyParameters(3_000, 6_000);
}
