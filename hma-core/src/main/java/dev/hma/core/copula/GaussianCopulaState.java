package dev.hma.core.copula;

import dev.hma.api.SynthesisException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a Gaussian copula has learnt.
 *
 * @param correlations the correlations of the latent normals below the diagonal, row by row: (1,0), (2,0), (2,1), (3,0),
 *     ...; each from -1 to 1
 */
public record GaussianCopulaState(double[] correlations) {
    /** Checks that every entry is a correlation. */
    public GaussianCopulaState {
        for (int i = 0; i < correlations.length; i++) {
            if (!(Math.abs(correlations[i]) <= 1)) {
                throw new SynthesisException(
                        "correlation " + i + " is " + correlations[i] + ", not a number from -1 to 1",
                        "The model is damaged: fit again");
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GaussianCopulaState that && Arrays.equals(correlations, that.correlations);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(correlations);
    }

    @Override
    public String toString() {
        return "GaussianCopulaState[" + correlations.length + " correlations]";
    }
}
