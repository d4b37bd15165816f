package dev.hma.core.matching;

import java.util.Arrays;

/**
 * What the matcher {@code canonical} learns.
 *
 * @param directions per dimension the weights of the scores of the parent's features
 * @param contexts per dimension the weights of the scores of the child's features and of those of its generating parent
 * @param correlations per dimension the canonical correlation, the largest first
 */
public record CanonicalState(double[][] directions, double[][] contexts, double[] correlations) {
    /** Checks the shapes. */
    public CanonicalState {
        if (directions.length != correlations.length || contexts.length != correlations.length) {
            throw new IllegalArgumentException(directions.length + " directions, " + contexts.length + " contexts and "
                    + correlations.length + " correlations");
        }
        check(directions);
        check(contexts);
        for (double correlation : correlations) {
            if (!(correlation >= 0 && correlation <= 1)) {
                throw new IllegalArgumentException("the canonical correlation " + correlation + " is not in 0 to 1");
            }
        }
    }

    private static void check(double[][] weights) {
        for (double[] direction : weights) {
            if (direction.length != weights[0].length
                    || !Arrays.stream(direction).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("the direction " + Arrays.toString(direction) + " is malformed");
            }
        }
    }
}
