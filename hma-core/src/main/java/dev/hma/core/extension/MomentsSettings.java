package dev.hma.core.extension;

import dev.hma.api.SynthesisException;
import dev.hma.api.plugin.Setting;

/**
 * Parameters of the {@code moments} strategy.
 *
 * @param maxColumns the most extension columns that a relationship adds to its parent
 * @param groups the most groups that a category's frequencies are told apart for
 * @param significance the level of the test that families differ at all
 * @param share the least share of variance between families that is worth a column
 */
public record MomentsSettings(
        @Setting(value = MomentsSettings.MAX_COLUMNS, min = 0, max = 1000)
        int maxColumns,

        @Setting(value = MomentsSettings.GROUPS, min = 3, max = 64)
        int groups,

        @Setting(value = MomentsSettings.SIGNIFICANCE, min = 0, max = 1)
        double significance,

        @Setting(value = MomentsSettings.SHARE, min = 0, max = 1)
        double share) {
    /** What the settings are for, also where another strategy has them. */
    static final String MAX_COLUMNS =
            "the most columns that a relationship adds to its parent, beside the number of children: of more, as many leading components take their place; 0 makes all parents alike";

    static final String GROUPS =
            "the most groups of a category whose frequencies are kept; the rarer values share the last one";

    static final String SIGNIFICANCE =
            "a child column gets extension columns if families differ at this level of significance";
    static final String SHARE =
            "a child column gets extension columns if at least this share of its variance lies between families";

    /** What is used unless something else is asked for. */
    public static final MomentsSettings DEFAULTS = new MomentsSettings(64, 8, 0.01, 0.01);

    /** Checks the ranges. */
    public MomentsSettings {
        if (maxColumns < 0 || maxColumns > 1000) {
            throw new SynthesisException("setting maxColumns is " + maxColumns, "Choose a number from 0 to 1000.");
        }
        if (groups < 3 || groups > 64) {
            throw new SynthesisException("setting groups is " + groups, "Choose a number from 3 to 64.");
        }
        if (!(significance >= 0 && significance <= 1)) {
            throw new SynthesisException("setting significance is " + significance, "Choose a number from 0 to 1.");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new SynthesisException("setting share is " + share, "Choose a number from 0 to 1.");
        }
    }
}
