package dev.hma.testkit;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Marginal;
import java.util.Arrays;

/** A share of zeros, and above them the values between 0 and a maximum, all alike: a marginal to test components with. */
public final class ZeroInflatedMarginal implements Marginal {
    /** Into how many intervals the continuous part is cut to find its loadings. */
    private static final int CELLS = 500;

    private final State state;
    private final Attenuation attenuation;

    /**
     * What the marginal consists of.
     *
     * @param zeros the share of zeros, 0 to 1 (exclusive)
     * @param max the largest value, positive
     */
    public record State(double zeros, double max) {
        /** Checks the parameters. */
        public State {
            if (!(zeros >= 0 && zeros < 1) || !(max > 0)) {
                throw new IllegalArgumentException("share " + zeros + " of zeros and values up to " + max);
            }
        }
    }

    /**
     * Creates a marginal.
     *
     * @param state its parameters
     */
    public ZeroInflatedMarginal(State state) {
        this.state = state;
        double[] upTo = new double[CELLS + 1];
        Arrays.setAll(upTo, i -> upTo(state.max() * i / CELLS));
        this.attenuation = Attenuation.ofIntervals(upTo);
    }

    /**
     * The marginal of a column.
     *
     * @param column values of 0 and more; NaN is missing
     * @return the marginal with its share of zeros and its maximum
     */
    public static ZeroInflatedMarginal of(double[] column) {
        double[] values = Figures.present(column);
        double zeros = Arrays.stream(values).filter(v -> v == 0).count();
        return new ZeroInflatedMarginal(
                new State(zeros / values.length, Arrays.stream(values).max().orElseThrow()));
    }

    @Override
    public double below(double x) {
        return x <= 0 ? 0 : upTo(x);
    }

    @Override
    public double upTo(double x) {
        return x < 0 ? 0 : Math.min(1, state.zeros() + (1 - state.zeros()) * (x / state.max()));
    }

    @Override
    public double quantile(double p) {
        return state.max() * Math.max(0, Math.min(1, (p - state.zeros()) / (1 - state.zeros())));
    }

    @Override
    public Attenuation attenuation() {
        return attenuation;
    }

    @Override
    public Record state() {
        return state;
    }
}
