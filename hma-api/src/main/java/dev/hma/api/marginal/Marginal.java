package dev.hma.api.marginal;

/**
 * The distribution of one column, and through it the map between the column's values and normal scores.
 *
 * <p>The score of a value is E[Z | x]: the mean of the latent standard normal Z inside the value's probability interval.
 * For a continuous distribution that is &Phi;<sup>-1</sup>(F(x)); for a value that many rows share it is the middle of
 * the mass, not a random point of it, which would destroy dependence. How much of Z the score carries is said by
 * {@link #attenuation()}.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface Marginal {
    /**
     * The probability of smaller values.
     *
     * @param x a value
     * @return P(X &lt; x), 0 to 1
     */
    double below(double x);

    /**
     * The probability of values not larger.
     *
     * @param x a value
     * @return P(X &le; x), 0 to 1, not less than {@link #below}
     */
    double upTo(double x);

    /**
     * The smallest value that has at least the probability p up to it.
     *
     * @param p a probability, 0 to 1
     * @return a finite value, inside the range of the data that the marginal was fitted to
     */
    double quantile(double p);

    /** {@return what is needed to build this marginal again: a public record of numbers, texts, enums, arrays, lists} */
    Record state();

    /** {@return how much of the latent normal the scores carry; {@link Attenuation#NONE} for a continuous distribution} */
    default Attenuation attenuation() {
        return Attenuation.NONE;
    }

    /**
     * Values to scores.
     *
     * @param x values; NaN is missing
     * @param z receives the scores, on the {@link Lattice}; NaN where x is NaN. May be {@code x} itself
     * @param n how many
     */
    default void score(double[] x, double[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Double.isNaN(x[i]) ? Double.NaN : Lattice.score(below(x[i]), upTo(x[i]));
        }
    }

    /**
     * Latent normals to values.
     *
     * @param z standard normals; NaN gives NaN
     * @param x receives the values. May be {@code z} itself
     * @param n how many
     */
    default void unscore(double[] z, double[] x, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = Double.isNaN(z[i]) ? Double.NaN : quantile(Normal.cdf(z[i]));
        }
    }
}
