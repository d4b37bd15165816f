package dev.hma.core.marginal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A distribution function as a list of knots. A knot that holds probability of its own is an atom; the probability
 * between two knots is spread evenly over the values between them.
 *
 * @param values the knots, finite, ascending; at least one
 * @param below the probability of values below each knot, ascending, the first 0
 * @param upTo the probability of values up to each knot, not less than that below it, the last 1
 */
public record EmpiricalState(double[] values, double[] below, double[] upTo) {
    /** Checks that the knots make a distribution function. */
    public EmpiricalState {
        int n = values.length;
        if (n == 0 || below.length != n || upTo.length != n) {
            throw new IllegalArgumentException(
                    n + " knots with " + below.length + " and " + upTo.length + " probabilities are no distribution");
        }
        if (below[0] != 0 || upTo[n - 1] != 1) {
            throw new IllegalArgumentException(
                    "probabilities run from " + below[0] + " to " + upTo[n - 1] + ", not from 0 to 1");
        }
        for (int i = 0; i < n; i++) {
            boolean ordered = i == 0 || values[i - 1] < values[i] && upTo[i - 1] <= below[i];
            if (!Double.isFinite(values[i]) || !(below[i] <= upTo[i]) || !ordered) {
                throw new IllegalArgumentException("knot " + values[i] + " with probabilities " + below[i] + " to "
                        + upTo[i] + " is not finite or not in order");
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmpiricalState that
                && Arrays.equals(values, that.values)
                && Arrays.equals(below, that.below)
                && Arrays.equals(upTo, that.upTo);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + Arrays.hashCode(upTo);
    }

    @Override
    public String toString() {
        return "EmpiricalState[" + values.length + " knots]";
    }
}
