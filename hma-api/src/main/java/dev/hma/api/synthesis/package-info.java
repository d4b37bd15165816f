/**
 * Single-table synthesizers and their fitted models.
 *
 * <p>A synthesizer learns the joint distribution of the features of one frame. It cannot tell a root table from the
 * residuals of a child table, and need not. One that ties all features together by a single factor, learnt from exact
 * sums:
 *
 * <pre>{@code
 * import dev.hma.api.feature.FeatureBatch;
 * import dev.hma.api.feature.Frame;
 * import dev.hma.api.learning.Learning;
 * import dev.hma.api.marginal.Lattice;
 * import dev.hma.api.plugin.Setting;
 * import dev.hma.api.random.Draws;
 * import dev.hma.api.synthesis.TableModel;
 * import dev.hma.api.synthesis.TableSynthesizer;
 * import java.util.BitSet;
 *
 * public final class OneFactor implements TableSynthesizer<OneFactor.State> {
 *     // What users can set.
 *     public record Parameters(@Setting(value = "The largest correlation", min = 0, max = 1) double most) {}
 *
 *     // What is learnt: the correlation that any two features have.
 *     public record State(double correlation) {
 *         // States come from files: they are checked.
 *         public State {
 *             if (!(correlation >= 0 && correlation <= 1)) {
 *                 throw new IllegalArgumentException("correlation " + correlation + " is not in 0 to 1");
 *             }
 *         }
 *     }
 *
 *     private final Parameters parameters;
 *
 *     public OneFactor(Parameters parameters) {
 *         this.parameters = parameters;
 *     }
 *
 *     @Override
 *     public Learning<TableModel> learn(Frame frame, Draws draws) {
 *         return new Pairs(frame, parameters.most());
 *     }
 *
 *     @Override
 *     public TableModel restore(Frame frame, State state) {
 *         return new Model(frame, state);
 *     }
 *
 *     // Over rows and pairs of features: how many there are, and the sum of the products of their scores.
 *     private record Pairs(Frame frame, double most) implements Learning.Sums<TableModel> {
 *         @Override
 *         public int cells() {
 *             return 2;
 *         }
 *
 *         @Override
 *         public void add(FeatureBatch rows, long[] cells) {
 *             double[][] z = Scores.of(rows, frame);
 *             for (int f = 0; f < z.length; f++) {
 *                 for (int g = 0; g < f; g++) {
 *                     for (int i = 0; i < rows.size(); i++) {
 *                         if (!Double.isNaN(z[f][i]) && !Double.isNaN(z[g][i])) {
 *                             cells[0]++;
 *                             cells[1] += Lattice.squareUnits(z[f][i] * z[g][i]);
 *                         }
 *                     }
 *                 }
 *             }
 *         }
 *
 *         @Override
 *         public Learning<TableModel> next(long[] totals) {
 *             double mean = totals[0] == 0 ? 0 : totals[1] / (Lattice.UNIT * Lattice.UNIT) / totals[0];
 *             return new Done<>(new Model(frame, new State(Math.max(0, Math.min(most, mean)))));
 *         }
 *     }
 *
 *     private record Model(Frame frame, State state) implements TableModel {
 *         @Override
 *         public void sample(FeatureBatch rows, BitSet given, Draws draws) {
 *             double shared = Math.sqrt(state.correlation());
 *             double own = Math.sqrt(1 - state.correlation());
 *             Draws factor = draws.at("factor");
 *             for (int f = 0; f < frame.size(); f++) {
 *                 double[] x = rows.column(f);
 *                 for (int i = 0; i < rows.size(); i++) {
 *                     long row = rows.firstRow() + i;
 *                     x[i] = shared * factor.normal(row, 0) + own * draws.normal(row, f);
 *                 }
 *                 frame.features().get(f).marginal().unscore(x, x, rows.size());
 *             }
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>({@code Scores} stands in the description of {@link dev.hma.api.feature}. The example plugin's {@code Chain}
 * learns a correlation per pair of neighbours and undoes the attenuation.) Rules:
 *
 * <ul>
 *   <li>Latent values that go into {@code unscore} are standard normal. Scores are not: those of a discrete column are
 *       spread out less. Who resamples scores instead of normals loses the shares of discrete values.
 *   <li>Row {@code firstRow() + i} and feature f take their random number from that row and lane f. So a block of rows
 *       can be drawn alone, and in any order.
 *   <li>Tables that are small enough to be held in memory are drawn whole, by {@code sampleAll}, which leaves the rows to
 *       {@code sample} unless a model has something better to do with all of them.
 *   <li>Without abilities a synthesizer gets <em>residuals</em> in child tables, and {@code given} is empty. With
 *       {@link dev.hma.api.synthesis.TableSynthesizer.Ability#CONTEXT CONTEXT} it gets the natural rows behind the
 *       parent's features instead, {@code frame.context()} of them, which are given; {@code CONDITIONS} means that any
 *       features may be given. What is given stays as it is. {@code SEQUENCES} asks for whole families, in order.
 *   <li>A feature may be NaN where its guard is 1, nowhere else, and a category is one of its codes.
 *   <li>A model may {@linkplain dev.hma.api.synthesis.TableModel#explain() explain} what each feature leans on, for
 *       {@code inspect}: every drawn feature or none, by names of the frame, in shares that sum to at most 1.
 * </ul>
 *
 * <p>{@code TableSynthesizerContract} of the conformance kit checks that the model is the same whatever partitions,
 * batches, threads and order; that rows are the same in every batch size, alone and on many threads; that the rows
 * that were learnt from are not used afterwards; that all rows at once are distributed as row by row; that real,
 * discrete and zero-inflated columns keep their distributions and, where {@code keeps()} says so, their correlations; that weak columns do not spoil strong ones;
 * that context and conditions are honoured; that degenerate tables give valid rows; that a restored model draws
 * the same bits; and that what is explained is there.
 */
@NullMarked
package dev.hma.api.synthesis;

import org.jspecify.annotations.NullMarked;
