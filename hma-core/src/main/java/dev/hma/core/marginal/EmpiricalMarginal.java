package dev.hma.core.marginal;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.Normal;
import org.jspecify.annotations.Nullable;

/** The mixed distribution of an {@link EmpiricalState}: atoms, and even stretches between knots. */
final class EmpiricalMarginal implements Marginal {
    /** Stands for an infinite quantile: beyond every score, and not so far that the search's buckets grow coarse. */
    private static final double FAR = 9;

    private final EmpiricalState state;
    private final double[] values;
    private final double[] below;
    private final double[] upTo;
    private final double min;
    private final double max;

    /** Per knot its score on the lattice: the mean of Z inside the knot's interval. */
    private final double[] scores;

    /** Per knot the latent normal from which on, beyond which no more, it is the value. */
    private final double[] lowerEdge;

    private final SortedKeys byValue;
    private final SortedKeys byUpperEdge;

    EmpiricalMarginal(EmpiricalState state) {
        this.state = state;
        values = state.values();
        below = state.below();
        upTo = state.upTo();
        int n = values.length;
        min = values[0];
        max = values[n - 1];
        scores = new double[n];
        lowerEdge = new double[n];
        double[] upperEdge = new double[n];
        for (int i = 0; i < n; i++) {
            scores[i] = Lattice.score(below[i], upTo[i]);
            lowerEdge[i] = edge(below[i]);
            upperEdge[i] = edge(upTo[i]);
        }
        byValue = new SortedKeys(values);
        byUpperEdge = new SortedKeys(upperEdge);
    }

    private static double edge(double p) {
        return Math.max(-FAR, Math.min(FAR, Normal.quantile(p)));
    }

    @Override
    public double below(double x) {
        return probability(x, below);
    }

    @Override
    public double upTo(double x) {
        return probability(x, upTo);
    }

    private double probability(double x, double[] atKnots) {
        if (!(x >= min && x <= max)) {
            return x < min ? 0 : x > max ? 1 : Double.NaN;
        }
        int i = byValue.firstNotBelow(x);
        return values[i] == x ? atKnots[i] : between(i - 1, x);
    }

    /** The probability up to a value strictly between knot i and the next. */
    private double between(int i, double x) {
        double share = (0.5 * x - 0.5 * values[i]) / (0.5 * values[i + 1] - 0.5 * values[i]);
        return Math.min(below[i + 1], upTo[i] + share * (below[i + 1] - upTo[i]));
    }

    @Override
    public double quantile(double p) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] < p) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return p < below[low] ? inside(low - 1, p) : values[low];
    }

    /** The value up to which lies p, strictly between the probabilities up to knot i and below the next. */
    private double inside(int i, double p) {
        double share = (p - upTo[i]) / (below[i + 1] - upTo[i]);
        double from = values[i];
        double to = values[i + 1];
        double x = from + 2 * (share * (0.5 * to - 0.5 * from));
        return Math.max(from, Math.min(to, x));
    }

    @Override
    public void score(double[] x, double[] z, int n) {
        for (int r = 0; r < n; r++) {
            double value = x[r];
            if (value >= min && value <= max) {
                int i = byValue.firstNotBelow(value);
                z[r] = values[i] == value ? scores[i] : Lattice.round(Normal.quantile(between(i - 1, value)));
            } else {
                z[r] = value < min ? -Lattice.LIMIT : value > max ? Lattice.LIMIT : Double.NaN;
            }
        }
    }

    @Override
    public void unscore(double[] z, double[] x, int n) {
        int last = values.length - 1;
        for (int r = 0; r < n; r++) {
            double latent = z[r];
            if (Double.isNaN(latent)) {
                x[r] = Double.NaN;
            } else {
                int i = Math.min(last, byUpperEdge.firstNotBelow(latent));
                x[r] = latent < lowerEdge[i] && i > 0 ? stretch(i - 1, latent) : values[i];
            }
        }
    }

    /** The value of a latent normal between knot i and the next. */
    private double stretch(int i, double latent) {
        double p = Normal.cdf(latent);
        // By rounding, p may lie on a knot or just beyond.
        if (p >= below[i + 1]) {
            return values[i + 1];
        }
        return p <= upTo[i] ? values[i] : inside(i, p);
    }

    @Override
    public Attenuation attenuation() {
        return Attenuation.ofAtoms(below, upTo);
    }

    @Override
    public EmpiricalState state() {
        return state;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmpiricalMarginal that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return "empirical " + state;
    }
}
