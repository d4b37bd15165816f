package dev.hma.core.marginal;

import java.util.Arrays;

/** Checks of the parameters in states. */
final class States {
    private States() {}

    static void checkFinite(double... parameters) {
        for (double parameter : parameters) {
            if (!Double.isFinite(parameter)) {
                throw new IllegalArgumentException(Arrays.toString(parameters) + " are not all finite numbers");
            }
        }
    }

    static void checkOrder(double low, double min, double max, double high) {
        if (!(low <= min && min <= max && max <= high)) {
            throw new IllegalArgumentException(
                    "range " + min + " to " + max + " does not lie in support " + low + " to " + high);
        }
    }

    static void check(boolean holds, String name, double parameter, double min, double max) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name + " " + parameter + " is no parameter of a distribution over " + min + " to " + max);
        }
    }
}
