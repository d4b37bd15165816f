package dev.hma.evaluation.detection;

import dev.hma.api.plugin.Setting;

/**
 * What can be set about detection.
 *
 * @param repetitions how often it is done at most, with other samples and folds each time
 * @param settled two repetitions are enough where they differ by less than this, both in accuracy and in AUC, of which those
 *     below 0.5 are equal; 0 for no such shortcut
 * @param rows the largest number of rows taken of each side
 */
public record DetectionParameters(
        @Setting(value = "Largest number of repetitions with other samples and folds", min = 1, max = 100)
        int repetitions,

        @Setting(
                value = "Two repetitions are enough where accuracy and AUC differ by less; 0 to do all",
                min = 0,
                max = 1)
        double settled,

        @Setting(value = "Largest number of rows taken of each side", min = 30, max = 1_000_000)
        int rows) {
    /** Five repetitions, or two that differ by less than 0.01; 6,000 rows. */
    public static final DetectionParameters DEFAULTS = new DetectionParameters(5, 0.01, 6_000);
}
