package dev.hma.evaluation.detection;

import dev.hma.api.plugin.Setting;

/**
 * What can be set about detection.
 *
 * @param repetitions how often it is done, with other samples and folds each time
 * @param rows the largest number of rows taken of each side
 */
public record DetectionParameters(
        @Setting(value = "Number of repetitions with other samples and folds", min = 1, max = 100)
        int repetitions,

        @Setting(value = "Largest number of rows taken of each side", min = 30, max = 1_000_000)
        int rows) {
    /** Five repetitions, 6,000 rows. */
    public static final DetectionParameters DEFAULTS = new DetectionParameters(5, 6_000);
}
