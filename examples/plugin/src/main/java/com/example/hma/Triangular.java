package com.example.hma;

import dev.hma.api.marginal.Marginal;

/**
 * A triangular distribution: the density rises from {@code min} to {@code mode} and falls to {@code max}.
 *
 * <p>The record is its own state. Only the four operations and square roots are used, which give the same bits everywhere.
 *
 * @param min the smallest value
 * @param mode the most likely value
 * @param max the largest value; equal to {@code min} for a constant
 */
public record Triangular(double min, double mode, double max) implements Marginal {
    /** Checks the parameters: states come from files that anyone may have edited. */
    public Triangular {
        if (!Double.isFinite(min) || !Double.isFinite(max) || !(min <= mode && mode <= max)) {
            throw new IllegalArgumentException("no triangle from " + min + " over " + mode + " to " + max);
        }
    }

    /** {@inheritDoc} A constant is the only value with a probability of its own. */
    @Override
    public double below(double x) {
        return x <= min ? 0 : upTo(x);
    }

    @Override
    public double upTo(double x) {
        if (x >= max) {
            return 1;
        }
        if (x < min) {
            return 0;
        }
        return x < mode
                ? share(min, x, max) * share(min, x, mode)
                : 1 - share(x, max, min, max) * share(x, max, mode, max);
    }

    @Override
    public double quantile(double p) {
        double rising = max > min ? share(min, mode, max) : 0;
        double x = p < rising
                ? min + 2 * (Math.sqrt(p * rising) * half(min, max))
                : max - 2 * (Math.sqrt((1 - p) * (1 - rising)) * half(min, max));
        return Math.max(min, Math.min(max, x));
    }

    @Override
    public Record state() {
        return this;
    }

    /** (x - from) / (to - from). */
    private static double share(double from, double x, double to) {
        return half(from, x) / half(from, to);
    }

    /** (b - a) / (to - from). */
    private static double share(double a, double b, double from, double to) {
        return half(a, b) / half(from, to);
    }

    /** Half of the distance, which overflows for no pair of numbers. */
    private static double half(double from, double to) {
        return 0.5 * to - 0.5 * from;
    }
}
