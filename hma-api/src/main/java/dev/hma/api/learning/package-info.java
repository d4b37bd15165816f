/**
 * Estimation as a dialogue between a component and the engine that reads the rows.
 *
 * <p>A component does not loop over a table. It answers with a <em>wish</em>: sums over the rows, or the rows
 * themselves. The engine reads the table once to fulfil it, and hands the outcome to {@code next}, which answers with
 * another wish or with what has been learnt. The mean score of every feature:
 *
 * <pre>{@code
 * import dev.hma.api.feature.FeatureBatch;
 * import dev.hma.api.feature.Frame;
 * import dev.hma.api.learning.Learning;
 * import dev.hma.api.marginal.Lattice;
 *
 * public record MeanScores(Frame frame) implements Learning.Sums<double[]> {
 *     @Override
 *     public int cells() {
 *         return 2 * frame.size();
 *     }
 *
 *     @Override
 *     public void add(FeatureBatch rows, long[] cells) {
 *         double[][] z = Scores.of(rows, frame);
 *         for (int f = 0; f < z.length; f++) {
 *             for (int i = 0; i < rows.size(); i++) {
 *                 if (!Double.isNaN(z[f][i])) {
 *                     cells[2 * f]++;
 *                     cells[2 * f + 1] += Lattice.units(z[f][i]);
 *                 }
 *             }
 *         }
 *     }
 *
 *     @Override
 *     public Learning<double[]> next(long[] totals) {
 *         double[] means = new double[frame.size()];
 *         for (int f = 0; f < means.length; f++) {
 *             means[f] = totals[2 * f] == 0 ? 0 : totals[2 * f + 1] / Lattice.UNIT / totals[2 * f];
 *         }
 *         return new Done<>(means);
 *     }
 * }
 * }</pre>
 *
 * <p>({@code Scores} stands in the description of {@link dev.hma.api.feature}.) Because the totals are whole numbers
 * that the engine owns, nothing else is needed to learn on many threads or machines, to add data or to take some away:
 * the engine adds and subtracts totals. Rules:
 *
 * <ul>
 *   <li>{@code add} adds a function of each row by itself. It may run on several threads, each with cells of its own,
 *       and sees batches of any size in any order. What is no whole number of lattice units is rounded per row, never
 *       per batch.
 *   <li>{@code next} has no side effects: an engine may call it again with the same totals. It keeps no reference to
 *       them.
 *   <li>{@link dev.hma.api.learning.Learning.Sums#bound} says how much one row can change a total, where there is a
 *       bound: that is what noise for privacy is scaled by.
 *   <li>{@link dev.hma.api.learning.Learning.Rows} is for methods that need rows again and again, trees for example.
 *       They come in order, at most {@code limit()} of them, and are not to be kept.
 *   <li>{@link dev.hma.api.learning.Learning.Done} at once where nothing is to be learnt: no reading takes place.
 * </ul>
 *
 * <p>The conformance kit runs every learning over rows in one piece and in single rows, forwards, backwards and
 * shuffled, on one thread and four, with arrays that are overwritten after each call, and with every step taken twice:
 * what is learnt must be the same each time. {@code LearningRunner} does so for tests of one's own.
 */
@NullMarked
package dev.hma.api.learning;

import org.jspecify.annotations.NullMarked;
