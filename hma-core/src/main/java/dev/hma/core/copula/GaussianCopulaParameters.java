package dev.hma.core.copula;

import dev.hma.api.SynthesisException;
import dev.hma.api.plugin.Setting;

/**
 * What can be set about the Gaussian copula.
 *
 * @param shrinkage the number k of imagined rows without any dependence: a correlation r seen in n rows becomes r n / (n + k)
 * @param attenuationFloor the least that a correlation of scores is divided by where few rows speak for it
 */
public record GaussianCopulaParameters(
        @Setting(
                value = "Number of imagined rows without dependence that every correlation is averaged with",
                min = 0,
                max = 1e9)
        double shrinkage,

        @Setting(
                value = "Least attenuation that is undone in full where few rows speak for a correlation",
                min = 0.01,
                max = 1)
        double attenuationFloor) {
    /** Five imagined rows, a floor of 0.25. */
    public static final GaussianCopulaParameters DEFAULTS = new GaussianCopulaParameters(5, 0.25);

    /** Checks the ranges. */
    public GaussianCopulaParameters {
        if (!(shrinkage >= 0 && shrinkage <= 1e9)) {
            throw new SynthesisException("shrinkage is " + shrinkage, "Choose a number from 0 to 1e9");
        }
        if (!(attenuationFloor >= 0.01 && attenuationFloor <= 1)) {
            throw new SynthesisException("attenuationFloor is " + attenuationFloor, "Choose a number from 0.01 to 1");
        }
    }
}
