package dev.hma.core.copula;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Marginal;

/**
 * A distribution of the whole numbers 0, 1, ..., for tests; with a tail that is spread evenly between the last two of them
 * if it is zero-inflated.
 */
record Steps(double[] upTo, boolean spread) implements Marginal {
    /** Whole numbers with these probabilities. */
    static Steps of(double... probabilities) {
        double[] upTo = probabilities.clone();
        for (int k = 1; k < upTo.length; k++) {
            upTo[k] += upTo[k - 1];
        }
        upTo[upTo.length - 1] = 1;
        return new Steps(upTo, false);
    }

    /** Zero with some probability, else evenly distributed between 0 and 1. */
    static Steps zeroInflated(double zeros) {
        return new Steps(new double[] {zeros, 1}, true);
    }

    @Override
    public double below(double x) {
        if (spread && x > 0) {
            return upTo(x);
        }
        int k = (int) Math.ceil(x) - 1;
        return k < 0 ? 0 : upTo[Math.min(k, upTo.length - 1)];
    }

    @Override
    public double upTo(double x) {
        if (spread && x > 0) {
            return Math.min(1, upTo[0] + x * (1 - upTo[0]));
        }
        int k = (int) Math.floor(x);
        return k < 0 ? 0 : upTo[Math.min(k, upTo.length - 1)];
    }

    @Override
    public double quantile(double p) {
        if (spread) {
            return Math.max(0, Math.min(1, (p - upTo[0]) / (1 - upTo[0])));
        }
        int k = 0;
        while (k < upTo.length - 1 && upTo[k] < p) {
            k++;
        }
        return k;
    }

    @Override
    public Attenuation attenuation() {
        if (!spread) {
            return Attenuation.ofIntervals(upTo);
        }
        int fine = 2000;
        double[] ends = new double[fine + 1];
        for (int k = 0; k <= fine; k++) {
            ends[k] = k == fine ? 1 : upTo[0] + (1 - upTo[0]) * k / fine;
        }
        return Attenuation.ofIntervals(ends);
    }

    @Override
    public Record state() {
        return this;
    }
}
