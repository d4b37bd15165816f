package dev.hma.core.matching;

import dev.hma.api.plugin.Setting;

/**
 * The parameters of the matcher {@code canonical}.
 *
 * @param dimensions the most dimensions of a summary
 * @param correlation the least canonical correlation that is worth a dimension
 * @param exchanges how often every row may be proposed to exchange its partner with another one; 0 for no exchange
 */
public record CanonicalParameters(
        @Setting(value = "the most dimensions in which parents are told apart", min = 1, max = 16)
        int dimensions,

        @Setting(value = "the least canonical correlation that is worth a dimension", min = 0, max = 1)
        double correlation,

        @Setting(
                value =
                        "how often a row may exchange its partner with another one, for rows of one parent to be as alike as"
                                + " they were; 0 for never",
                min = 0,
                max = 1000)
        int exchanges) {
    /** The parameters if none are chosen. */
    public static final CanonicalParameters DEFAULTS = new CanonicalParameters(4, 0.05, 20);
}
