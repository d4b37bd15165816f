package dev.hma.evaluation.usefulness;

import dev.hma.api.plugin.Setting;

/**
 * What can be set about usefulness.
 *
 * @param target the column to predict, {@code table.column}; empty to pick one in each table
 * @param rows the largest number of rows that a model learns from, and the largest number it is tested on
 */
public record UsefulnessParameters(
        @Setting("Column to predict, as table.column; one is picked in each table if this is empty")
        String target,

        @Setting(value = "Largest number of rows to learn from, and of rows to test on", min = 100, max = 1_000_000)
        int rows) {
    /** Picked targets, 6,000 rows. */
    public static final UsefulnessParameters DEFAULTS = new UsefulnessParameters("", 6_000);
}
