/**
 * Rows as they are modelled: features, frames and batches of numbers.
 *
 * <p>Components never see a table. The engine turns each column into a <em>feature</em> or two: a real number, or the
 * code of a category, 0 to {@code levels - 1}. Where values are missing a feature of its own says so, a category with
 * the codes 0 (present) and 1 (missing), which the value's feature names as its {@code guard}; where it is 1 the value
 * is NaN. Dates are numbers, booleans categories. Keys and generated texts are no features. A <em>frame</em> is the
 * list of features that a component is fitted to, the first {@code context} of them given. A <em>batch</em> holds
 * consecutive rows of a frame, an array per feature:
 *
 * <pre>{@code
 * import dev.hma.api.feature.Feature;
 * import dev.hma.api.feature.FeatureBatch;
 * import dev.hma.api.feature.Frame;
 *
 * public final class Scores {
 *     private Scores() {}
 *
 *     // The normal scores of a batch, in fresh arrays: batches belong to the engine.
 *     public static double[][] of(FeatureBatch rows, Frame frame) {
 *         double[][] scores = new double[frame.size()][rows.size()];
 *         for (int f = 0; f < scores.length; f++) {
 *             Feature feature = frame.features().get(f);
 *             feature.marginal().score(rows.column(f), scores[f], rows.size());
 *         }
 *         return scores;
 *     }
 * }
 * }</pre>
 *
 * <p>Nearly all components begin like this: they model <em>scores</em>, which are alike for columns of every kind, and
 * turn latent normals back into values by {@link dev.hma.api.marginal.Marginal#unscore}. Rules:
 *
 * <ul>
 *   <li>{@code column(f)} is the array itself, and may be longer than {@code size()}; loop to {@code size()}.
 *   <li>{@code firstRow() + i} is the number of row i in its table, its address for random numbers.
 *   <li>{@code families()[i]} is the index of row i's parent among the parents that go with the batch; -1 for none.
 *   <li>The scores of a discrete or noisy feature correlate less than the latent normals behind them. {@link
 *       dev.hma.api.feature.Feature#attenuation()} says by how much, and {@link
 *       dev.hma.api.marginal.Attenuation#latent} undoes it.
 *   <li>Features of one {@code origin} come from one source (the extension columns of one relationship, say) and share
 *       their noise: do not undo the attenuation between two of them.
 * </ul>
 */
@NullMarked
package dev.hma.api.feature;

import org.jspecify.annotations.NullMarked;
