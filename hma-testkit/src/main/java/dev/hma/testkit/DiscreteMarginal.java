package dev.hma.testkit;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.ValueCounts;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A distribution on finitely many values, each with its share: a marginal to test components with. */
public final class DiscreteMarginal implements Marginal {
    private final State state;
    private final Attenuation attenuation;

    /**
     * What the marginal consists of.
     *
     * @param values the values, ascending; one at least
     * @param upTo the probability up to each; the last is 1
     */
    public record State(double[] values, double[] upTo) {
        /** Checks that the arrays go together. */
        public State {
            if (values.length == 0 || values.length != upTo.length || upTo[upTo.length - 1] != 1) {
                throw new IllegalArgumentException(
                        values.length + " values with probabilities " + Arrays.toString(upTo));
            }
        }
    }

    /**
     * Creates a marginal.
     *
     * @param state values and probabilities
     */
    public DiscreteMarginal(State state) {
        this.state = state;
        this.attenuation = Attenuation.ofIntervals(state.upTo());
    }

    /**
     * The marginal that gives every counted value its share.
     *
     * @param counts the counted values; if there are none, all probability lies on 0
     * @return the marginal
     */
    public static DiscreteMarginal of(ValueCounts counts) {
        if (counts.isEmpty()) {
            return new DiscreteMarginal(new State(new double[1], new double[] {1}));
        }
        double[] upTo = new double[counts.values().length];
        long total = counts.total();
        long sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += counts.counts()[i];
            upTo[i] = (double) sum / total;
        }
        return new DiscreteMarginal(new State(counts.values(), upTo));
    }

    /**
     * The marginal of a column.
     *
     * @param column the values; NaN is missing
     * @return the marginal that gives every value its share
     */
    public static DiscreteMarginal of(double[] column) {
        return of(count(column));
    }

    /**
     * Counts the values of a column.
     *
     * @param column the values; NaN is missing
     * @return the exact counts
     */
    public static ValueCounts count(double[] column) {
        Map<Double, Long> counts = new TreeMap<>();
        long missing = 0;
        for (double value : column) {
            if (Double.isNaN(value)) {
                missing++;
            } else {
                counts.merge(value + 0.0, 1L, Long::sum);
            }
        }
        double[] values = counts.keySet().stream().mapToDouble(v -> v).toArray();
        long[] each = counts.values().stream().mapToLong(v -> v).toArray();
        double min = values.length == 0 ? Double.NaN : values[0];
        double max = values.length == 0 ? Double.NaN : values[values.length - 1];
        return new ValueCounts(values, each, missing, min, max, 0, false, true);
    }

    @Override
    public double below(double x) {
        int at = Arrays.binarySearch(state.values(), x);
        return probability((at < 0 ? -at - 1 : at) - 1);
    }

    @Override
    public double upTo(double x) {
        int at = Arrays.binarySearch(state.values(), x);
        return probability(at < 0 ? -at - 2 : at);
    }

    private double probability(int last) {
        return last < 0 ? 0 : state.upTo()[last];
    }

    @Override
    public double quantile(double p) {
        int at = Arrays.binarySearch(state.upTo(), p);
        return state.values()[Math.min(at < 0 ? -at - 1 : at, state.values().length - 1)];
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
