/**
 * Distributions of single columns, and the normal scores through which columns are tied together.
 *
 * <p>A <em>marginal family</em> fits a distribution to the counted values of a column. The engine counts, so an author
 * writes one pure function. A family of distributions that are even over the range of the data, and all that belongs
 * to it:
 *
 * <pre>{@code
 * import dev.hma.api.marginal.Marginal;
 * import dev.hma.api.marginal.MarginalFamily;
 * import dev.hma.api.marginal.ValueCounts;
 * import java.util.OptionalInt;
 *
 * public final class EvenFamily implements MarginalFamily<EvenFamily.Even> {
 *     // The marginal, which is its own state.
 *     public record Even(double min, double max) implements Marginal {
 *         // States come from files: they are checked.
 *         public Even {
 *             if (!(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
 *                 throw new IllegalArgumentException("no range from " + min + " to " + max);
 *             }
 *         }
 *
 *         @Override
 *         public double below(double x) {
 *             return x <= min ? 0 : upTo(x);
 *         }
 *
 *         @Override
 *         public double upTo(double x) {
 *             if (x >= max) {
 *                 return 1;
 *             }
 *             return x < min ? 0 : (0.5 * x - 0.5 * min) / (0.5 * max - 0.5 * min);
 *         }
 *
 *         @Override
 *         public double quantile(double p) {
 *             return Math.max(min, Math.min(max, (1 - p) * min + p * max));
 *         }
 *
 *         @Override
 *         public Record state() {
 *             return this;
 *         }
 *     }
 *
 *     @Override
 *     public Marginal fit(ValueCounts values) {
 *         return values.isEmpty() ? new Even(0, 0) : new Even(values.min(), values.max());
 *     }
 *
 *     @Override
 *     public Marginal restore(Even state) {
 *         return state;
 *     }
 *
 *     @Override
 *     public OptionalInt parameters() {
 *         return OptionalInt.of(2);
 *     }
 * }
 * }</pre>
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>{@code below} is P(X &lt; x), {@code upTo} is P(X &le; x). They differ at a value that many rows share; from
 *       the two follow scores and values, {@link dev.hma.api.marginal.Marginal#score} and {@code unscore}. Override
 *       these where there is a shorter way; the outcome stays the same.
 *   <li>The score of a value is E[Z | x], the mean of a standard normal inside the value's interval of probability. It
 *       is no random point of the interval, which would destroy the dependence between discrete columns.
 *   <li>Scores lie on the {@linkplain dev.hma.api.marginal.Lattice lattice}, multiples of 2<sup>-16</sup> from -8 to
 *       8, so that sums of scores and of products of two are exact, whatever the order.
 *   <li>{@code quantile} stays inside the range of the data, for probabilities 0 and 1 too, and is finite.
 *   <li>A marginal with values that own probability says by {@code attenuation()} how much of the latent normal its
 *       scores carry; {@link dev.hma.api.marginal.Attenuation#ofAtoms} computes it.
 *   <li>{@code parameters()} is what the choice of a family by likelihood charges for; an empty answer keeps a family
 *       that follows the data out of that choice.
 *   <li>Logarithms and exponentials are those of {@link java.lang.StrictMath}; {@link dev.hma.api.marginal.Normal} has
 *       the normal distribution.
 * </ul>
 *
 * <p>{@code MarginalFamilyContract} of the conformance kit checks that probabilities grow from 0 to 1 and quantiles
 * invert them; that scores lie on the lattice, grow with the value and are the middle of their interval; that NaN
 * stays NaN; that values lie inside the observed range however far out the latent normal; that a typical column's
 * distribution comes back, and those of real, discrete and zero-inflated columns where the family says that it keeps
 * them; that the attenuation is what the scores show; that the same counts give the same marginal and a restored one
 * equals it; and all that on empty, constant, all-missing, tiny and huge columns.
 */
@NullMarked
package dev.hma.api.marginal;

import org.jspecify.annotations.NullMarked;
