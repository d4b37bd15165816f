package dev.hma.core.matching;

import java.util.Arrays;

/**
 * What the matcher {@code canonical} learns.
 *
 * @param directions per dimension the weights of the scores of the parent's features
 * @param correlations per dimension the canonical correlation, the largest first
 */
public record CanonicalState(double[][] directions, double[] correlations) {
    /** Checks the shapes. */
    public CanonicalState {
        if (directions.length != correlations.length) {
            throw new IllegalArgumentException(
                    directions.length + " directions and " + correlations.length + " correlations");
        }
        for (double[] direction : directions) {
            if (direction.length != directions[0].length
                    || !Arrays.stream(direction).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("the direction " + Arrays.toString(direction) + " is malformed");
            }
        }
        for (double correlation : correlations) {
            if (!(correlation >= 0 && correlation <= 1)) {
                throw new IllegalArgumentException("the canonical correlation " + correlation + " is not in 0 to 1");
            }
        }
    }
}
