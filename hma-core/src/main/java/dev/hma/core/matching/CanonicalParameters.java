package dev.hma.core.matching;

import dev.hma.api.plugin.Setting;

/**
 * The parameters of the matcher {@code canonical}.
 *
 * @param dimensions the most dimensions of a summary
 * @param correlation the least canonical correlation that is worth a dimension
 */
public record CanonicalParameters(
        @Setting(value = "the most dimensions in which parents are told apart", min = 1, max = 16)
        int dimensions,

        @Setting(value = "the least canonical correlation that is worth a dimension", min = 0, max = 1)
        double correlation) {
    /** The parameters if none are chosen. */
    public static final CanonicalParameters DEFAULTS = new CanonicalParameters(4, 0.05);
}
