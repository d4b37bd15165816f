package dev.hma.core.extension;

import dev.hma.api.SynthesisException;
import dev.hma.api.plugin.Setting;

/**
 * Parameters of the {@code copula-parameters} strategy.
 *
 * @param maxColumns the most extension columns that a relationship adds to its parent
 * @param correlated the most child columns whose correlations are measured in every family
 * @param groups the most groups that a category's frequencies are told apart for
 * @param significance the level of the test that families differ at all
 * @param share the least share of variance between families that is worth a column
 */
public record CopulaParametersSettings(
        @Setting(value = MomentsSettings.MAX_COLUMNS, min = 0, max = 1000)
        int maxColumns,

        @Setting(
                value =
                        "the most child columns whose correlations are told apart by parent: the first numbers with fine values; the sums kept per parent grow with the square of it",
                min = 0,
                max = 32)
        int correlated,

        @Setting(value = MomentsSettings.GROUPS, min = 3, max = 64)
        int groups,

        @Setting(value = MomentsSettings.SIGNIFICANCE, min = 0, max = 1)
        double significance,

        @Setting(value = MomentsSettings.SHARE, min = 0, max = 1)
        double share) {
    /** What is used unless something else is asked for. */
    public static final CopulaParametersSettings DEFAULTS = new CopulaParametersSettings(
            MomentsSettings.DEFAULTS.maxColumns(),
            8,
            MomentsSettings.DEFAULTS.groups(),
            MomentsSettings.DEFAULTS.significance(),
            MomentsSettings.DEFAULTS.share());

    /** Checks the ranges. */
    public CopulaParametersSettings {
        if (correlated < 0 || correlated > 32) {
            throw new SynthesisException("setting correlated is " + correlated, "Choose a number from 0 to 32.");
        }
        new MomentsSettings(maxColumns, groups, significance, share);
    }

    /** {@return the parameters of the marginals} */
    MomentsSettings marginals() {
        return new MomentsSettings(maxColumns, groups, significance, share);
    }
}
