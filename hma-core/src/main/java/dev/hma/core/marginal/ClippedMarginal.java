package dev.hma.core.marginal;

import dev.hma.api.marginal.Attenuation;
import dev.hma.api.marginal.Lattice;
import dev.hma.api.marginal.Marginal;
import dev.hma.api.marginal.Normal;
import org.jspecify.annotations.Nullable;

/**
 * A continuous distribution over the range of the data: what it has beyond the smallest and the largest value becomes
 * probability of these two.
 */
final class ClippedMarginal implements Marginal {
    private final Continuous distribution;
    private final Record state;
    private final double min;
    private final double max;

    /** The probability up to the smallest value, and of values below the largest. */
    private final double atMin;

    private final double belowMax;

    /** The scores of the two. */
    private final double minScore;

    private final double maxScore;

    /** The latent normals up to which it is the smallest value, from which on the largest. */
    private final double minEdge;

    private final double maxEdge;

    /** Made when rows come; whoever makes it makes the same. */
    private volatile @Nullable ScoreMap scoreMap;

    /** The range holds more than one value. */
    ClippedMarginal(Continuous distribution, double min, double max, Record state) {
        this.distribution = distribution;
        this.state = state;
        this.min = min;
        this.max = max;
        atMin = distribution.cdf(min);
        belowMax = distribution.cdf(max);
        double aboveMax = distribution.survival(max);
        minScore = Lattice.score(0, atMin);
        maxScore = -Lattice.score(0, aboveMax);
        minEdge = Normal.quantile(atMin);
        maxEdge = -Normal.quantile(aboveMax);
    }

    @Override
    public double below(double x) {
        return x <= min ? 0 : x > max ? 1 : x == max ? belowMax : distribution.cdf(x);
    }

    @Override
    public double upTo(double x) {
        return x < min ? 0 : x >= max ? 1 : x == min ? atMin : distribution.cdf(x);
    }

    @Override
    public double quantile(double p) {
        if (p <= atMin) {
            return min;
        }
        return p > belowMax || p >= 1 ? max : clip(distribution.quantile(p, 1 - p));
    }

    private double clip(double x) {
        return Math.max(min, Math.min(max, x));
    }

    @Override
    public void score(double[] x, double[] z, int n) {
        ScoreMap map = map();
        for (int i = 0; i < n; i++) {
            double value = x[i];
            if (value > min && value < max) {
                z[i] = Lattice.round(map.score(distribution.line(value)));
            } else {
                z[i] = atEnd(value);
            }
        }
    }

    private double atEnd(double x) {
        if (x == min) {
            return minScore;
        }
        if (x == max) {
            return maxScore;
        }
        return x < min ? -Lattice.LIMIT : x > max ? Lattice.LIMIT : Double.NaN;
    }

    @Override
    public void unscore(double[] z, double[] x, int n) {
        ScoreMap map = map();
        for (int i = 0; i < n; i++) {
            double latent = z[i];
            if (latent > minEdge && latent < maxEdge) {
                x[i] = clip(distribution.value(map.line(latent)));
            } else {
                x[i] = latent <= minEdge ? min : latent >= maxEdge ? max : Double.NaN;
            }
        }
    }

    private ScoreMap map() {
        ScoreMap made = scoreMap;
        if (made == null) {
            made = distribution.scoreMap();
            scoreMap = made;
        }
        return made;
    }

    @Override
    public Attenuation attenuation() {
        return Attenuation.ofAtoms(new double[] {0, belowMax}, new double[] {atMin, 1});
    }

    @Override
    public Record state() {
        return state;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClippedMarginal that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
