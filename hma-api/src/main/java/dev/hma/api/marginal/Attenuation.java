package dev.hma.api.marginal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How much of the latent normal Z the standardised score S of a column carries.
 *
 * <p>The loadings are the coefficients of S in normalised Hermite polynomials: a<sub>k</sub> = E[S
 * He<sub>k</sub>(Z)] / sqrt(k!), k = 1, 2, ... By Mehler's expansion the scores of two columns whose latent normals
 * correlate by r correlate by the sum of r<sup>k</sup> a<sub>k</sub> b<sub>k</sub>. {@link #latent} inverts that.
 */
public final class Attenuation {
    /** A column whose score is the latent normal itself. */
    public static final Attenuation NONE = new Attenuation(1.0);

    private static final int TERMS = 40;

    private final double[] loadings;

    /**
     * Creates an attenuation.
     *
     * @param loadings a<sub>1</sub>, a<sub>2</sub>, ...; finite, the squares add up to 1 at most (to rounding)
     */
    public Attenuation(double... loadings) {
        double sum = 0;
        for (double a : loadings) {
            sum += a * a;
        }
        if (loadings.length == 0 || !(sum <= 1 + 1e-6)) {
            throw new IllegalArgumentException("loadings " + Arrays.toString(loadings) + " carry more than the whole");
        }
        this.loadings = loadings.clone();
    }

    /**
     * The attenuation of a column whose values own intervals of probability, and nothing between them.
     *
     * @param upTo the probability up to each value, ascending; the last is 1
     * @return the loadings of the interval means; {@link #NONE} if there is but one value
     */
    public static Attenuation ofIntervals(double[] upTo) {
        double[] below = new double[upTo.length];
        System.arraycopy(upTo, 0, below, 1, Math.max(0, upTo.length - 1));
        return ofAtoms(below, upTo);
    }

    /**
     * The attenuation of a column some of whose values own intervals of probability; between the intervals it is
     * continuous, its score the latent normal itself.
     *
     * @param below the probability below each value, ascending
     * @param upTo the probability up to each value; not less than that below it, nor more than that below the next
     * @return the loadings of the score; {@link #NONE} if it is the latent normal to 1e-4, or a constant
     */
    public static Attenuation ofAtoms(double[] below, double[] upTo) {
        Loadings loadings = new Loadings();
        for (int i = 0; i < upTo.length; i++) {
            if (upTo[i] > below[i]) {
                loadings.continuous(below[i]);
                loadings.atom(upTo[i]);
            }
        }
        loadings.continuous(1);
        return loadings.attenuation();
    }

    /**
     * Adds up E[S he<sub>k</sub>(Z)] from the left end of the probabilities to the right, he<sub>k</sub> =
     * He<sub>k</sub> / sqrt(k!). Both kinds of stretch have closed forms by d/dz [He<sub>k-1</sub> &phi;] =
     * -He<sub>k</sub> &phi; and z He<sub>k</sub> = He<sub>k+1</sub> + k He<sub>k-1</sub>.
     */
    private static final class Loadings {
        /** he<sub>k</sub>(z) &phi;(z), k = 0 .. TERMS, at the end of what was added and at the end of the next stretch. */
        private double[] left = new double[TERMS + 1];

        private double[] right = new double[TERMS + 1];
        private final double[] sums = new double[TERMS];
        private double reached;

        /** The score is the mean of Z over the stretch. */
        void atom(double end) {
            double width = end - reached;
            if (width > 0) {
                hermiteTimesDensity(end, right);
                double mean = (left[0] - right[0]) / width;
                for (int k = 1; k <= TERMS; k++) {
                    sums[k - 1] += mean * (left[k - 1] - right[k - 1]) / Math.sqrt(k);
                }
                advance(end);
            }
        }

        /** The score is Z. */
        void continuous(double end) {
            double width = end - reached;
            if (width > 0) {
                hermiteTimesDensity(end, right);
                sums[0] += left[1] - right[1] + width;
                for (int k = 2; k <= TERMS; k++) {
                    sums[k - 1] += left[k] - right[k] + Math.sqrt(k / (k - 1.0)) * (left[k - 2] - right[k - 2]);
                }
                advance(end);
            }
        }

        private void advance(double end) {
            double[] free = left;
            left = right;
            right = free;
            reached = end;
        }

        Attenuation attenuation() {
            // E[S Z] = E[S E[Z | S]] = E[S * S]: the first sum is the variance of the score.
            double variance = sums[0];
            if (!(variance > 1e-12)) {
                return NONE;
            }
            double sd = Math.sqrt(variance);
            double total = 0;
            for (int k = 0; k < TERMS; k++) {
                sums[k] /= sd;
                total += sums[k] * sums[k];
            }
            if (total > 1) {
                double scale = 1 / Math.sqrt(total);
                for (int k = 0; k < TERMS; k++) {
                    sums[k] *= scale;
                }
            }
            return sums[0] > 0.9999 ? NONE : new Attenuation(sums);
        }

        private static void hermiteTimesDensity(double p, double[] out) {
            if (p <= 0 || p >= 1) {
                Arrays.fill(out, 0);
                return;
            }
            double q = Normal.quantile(p);
            double previous = 0;
            double current = Normal.density(q);
            for (int k = 0; k <= TERMS; k++) {
                out[k] = current;
                double next = (q * current - Math.sqrt(k) * previous) / Math.sqrt(k + 1.0);
                previous = current;
                current = next;
            }
        }
    }

    /** {@return a copy of the loadings} */
    public double[] loadings() {
        return loadings.clone();
    }

    /** {@return whether the scores are latent normals} */
    public boolean none() {
        return loadings[0] > 0.9999;
    }

    /**
     * The attenuation of a score that has noise of its own besides.
     *
     * @param reliability the share of the score's variance that is not noise, 0 to 1
     * @return every loading times sqrt(reliability)
     */
    public Attenuation times(double reliability) {
        double root = Math.sqrt(Math.max(0, Math.min(1, reliability)));
        double[] scaled = new double[loadings.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = loadings[k] * root;
        }
        return new Attenuation(scaled);
    }

    /**
     * The attenuation of what is left of the score inside a family: its deviation from the family's own mean, seen as a
     * function of the standardised latent deviation.
     *
     * @param between the share of the latent variance that lies between families, 0 to 1
     * @return loadings a<sub>k</sub> (1 - between)<sup>k/2</sup>, divided by the deviation's standard deviation
     */
    public Attenuation within(double between) {
        if (none()) {
            return this;
        }
        double root = Math.sqrt(Math.max(0, 1 - between));
        double variance = 1 - correlation(this, between);
        double[] scaled = new double[loadings.length];
        double power = 1;
        for (int k = 0; k < scaled.length; k++) {
            power *= root;
            scaled[k] = variance <= 0 ? 0 : loadings[k] * power / Math.sqrt(variance);
        }
        return variance <= 1e-9 ? NONE : new Attenuation(scaled);
    }

    /**
     * The correlation of the scores of two columns.
     *
     * @param other the other column's attenuation
     * @param latent the correlation of the latent normals, -1 to 1
     * @return the sum of latent<sup>k</sup> a<sub>k</sub> b<sub>k</sub>
     */
    public double correlation(Attenuation other, double latent) {
        int n = Math.min(loadings.length, other.loadings.length);
        double sum = 0;
        for (int k = n - 1; k >= 0; k--) {
            sum = (sum + loadings[k] * other.loadings[k]) * latent;
        }
        return sum;
    }

    /**
     * The correlation of the latent normals of two columns.
     *
     * @param other the other column's attenuation
     * @param observed the correlation of the scores
     * @return the latent correlation, -1 to 1; the end of the range where no latent correlation reaches the observed
     */
    public double latent(Attenuation other, double observed) {
        if (loadings.length == 1 && other.loadings.length == 1 || none() && other.none()) {
            double slope = loadings[0] * other.loadings[0];
            return slope <= 0 ? 0 : Math.max(-1, Math.min(1, observed / slope));
        }
        // The correlation of two increasing functions of Z grows with the latent correlation: bisection finds it. Near
        // -1
        // the terms that are left out may bend the sum; then it finds one of several that give what was observed.
        double low = -1;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (correlation(other, middle) < observed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attenuation that && Arrays.equals(loadings, that.loadings);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(loadings);
    }

    @Override
    public String toString() {
        return "Attenuation" + Arrays.toString(loadings);
    }
}
