package dev.hma.testkit.broken;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.MarginalFamily;
import dev.hma.api.marginal.Normal;
import dev.hma.api.marginal.ValueCounts;
import dev.hma.api.random.Draws;
import dev.hma.testkit.DiscreteMarginal;

/** Families of step functions that would be correct but for one mistake. */
public enum MistakenFamily implements MarginalFamily<DiscreteMarginal.State> {
    /** The score is a random point of the value's probability interval. */
    DRAWS_INSIDE_THE_INTERVAL,
    /** The score is the normal quantile of the interval's middle, not the mean inside the interval. */
    TAKES_THE_MIDDLE_PROBABILITY,
    /** Scores lie anywhere. */
    LEAVES_THE_LATTICE,
    /** Discrete values are said to carry all of their latent normals. */
    KEEPS_QUIET_ABOUT_ATTENUATION,
    /** Values that many rows share count once. */
    COUNTS_EVERY_VALUE_ONCE,
    /** Missing values get a score. */
    FILLS_IN_WHAT_IS_MISSING,
    /** Quantiles of small probabilities lie below the data. */
    REACHES_BEYOND_THE_DATA,
    /** Values may be restored in part only. */
    RESTORES_ROUNDED_VALUES;

    @Override
    public Marginal fit(ValueCounts values) {
        if (this == COUNTS_EVERY_VALUE_ONCE) {
            long[] ones = values.counts().clone();
            java.util.Arrays.fill(ones, 1);
            return new Mistaken(DiscreteMarginal.of(ValueCounts.of(values.values(), ones)));
        }
        return new Mistaken(DiscreteMarginal.of(values));
    }

    @Override
    public Marginal restore(DiscreteMarginal.State state) {
        double[] upTo = state.upTo().clone();
        for (int i = 0; i < upTo.length && this == RESTORES_ROUNDED_VALUES; i++) {
            upTo[i] = Math.rint(upTo[i] * 8) / 8;
        }
        return new Mistaken(new DiscreteMarginal(new DiscreteMarginal.State(state.values(), upTo)));
    }

    private final class Mistaken implements Marginal {
        private final Marginal correct;

        Mistaken(Marginal correct) {
            this.correct = correct;
        }

        @Override
        public double below(double x) {
            return correct.below(x);
        }

        @Override
        public double upTo(double x) {
            return correct.upTo(x);
        }

        @Override
        public double quantile(double p) {
            return p < 0.01 && MistakenFamily.this == REACHES_BEYOND_THE_DATA
                    ? correct.quantile(p) - 1
                    : correct.quantile(p);
        }

        @Override
        public Attenuation attenuation() {
            return MistakenFamily.this == KEEPS_QUIET_ABOUT_ATTENUATION ? Attenuation.NONE : correct.attenuation();
        }

        @Override
        public void score(double[] x, double[] z, int n) {
            for (int i = 0; i < n; i++) {
                double below = correct.below(x[i]);
                double upTo = correct.upTo(x[i]);
                if (Double.isNaN(x[i])) {
                    z[i] = MistakenFamily.this == FILLS_IN_WHAT_IS_MISSING ? 0 : Double.NaN;
                } else {
                    z[i] = switch (MistakenFamily.this) {
                        case DRAWS_INSIDE_THE_INTERVAL ->
                            Lattice.round(Normal.quantile(
                                    below + (upTo - below) * Draws.of(1).uniform(i, 0)));
                        case TAKES_THE_MIDDLE_PROBABILITY -> Lattice.round(Normal.quantile(0.5 * (below + upTo)));
                        case LEAVES_THE_LATTICE -> Lattice.score(below, upTo) + 1e-7;
                        default -> Lattice.score(below, upTo);
                    };
                }
            }
        }

        @Override
        public Record state() {
            return correct.state();
        }
    }
}
