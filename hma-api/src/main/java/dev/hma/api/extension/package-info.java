/**
 * Strategies that summarise children in columns of their parent, and turn such columns back into children.
 *
 * <p>A strategy serves one relationship. In the fit it says what to add up per family (the children of one parent),
 * learns what all families have in common, and gives every parent its <em>extension columns</em>. It maps child rows
 * to <em>residuals</em>, what is left of a row once its parent is known, on which the child's synthesizer is fitted.
 * Sampling maps residuals back, given the parent's extension columns. The least strategy adds no columns and takes all
 * families for alike, so that only the number of children depends on the parent:
 *
 * <pre>{@code
 * import dev.hma.api.extension.Extension;
 * import dev.hma.api.extension.ExtensionColumn;
 * import dev.hma.api.extension.ExtensionStrategy;
 * import dev.hma.api.feature.Feature;
 * import dev.hma.api.feature.FeatureBatch;
 * import dev.hma.api.feature.Frame;
 * import dev.hma.api.learning.Learning;
 * import dev.hma.api.marginal.Gaussian;
 * import dev.hma.api.plugin.Component;
 * import java.util.List;
 *
 * public final class Alike implements ExtensionStrategy<Component.NoState> {
 *     @Override
 *     public Families learn(Frame children) {
 *         return new NoSums(children);
 *     }
 *
 *     @Override
 *     public Extension restore(Frame children, Component.NoState state) {
 *         return new AlikeExtension(children);
 *     }
 *
 *     private record NoSums(Frame children) implements Families {
 *         @Override
 *         public int cells() {
 *             return 0;
 *         }
 *
 *         @Override
 *         public void add(FeatureBatch rows, long[] cells) {}
 *
 *         @Override
 *         public Learning<Extension> pool() {
 *             return new Learning.Done<>(new AlikeExtension(children));
 *         }
 *     }
 *
 *     private record AlikeExtension(Frame children) implements Extension {
 *         @Override
 *         public List<ExtensionColumn> columns() {
 *             return List.of();
 *         }
 *
 *         @Override
 *         public void summarise(FeatureBatch families, FeatureBatch out) {}
 *
 *         @Override
 *         public List<Feature> residuals() {
 *             return children.features().stream()
 *                     .map(f -> new Feature(f.name(), f.origin(), 0, null, f.attenuation(), Gaussian.STANDARD))
 *                     .toList();
 *         }
 *
 *         @Override
 *         public void toResiduals(FeatureBatch rows, FeatureBatch families, FeatureBatch out) {
 *             for (int f = 0; f < children.size(); f++) {
 *                 children.features().get(f).marginal().score(rows.column(f), out.column(f), rows.size());
 *             }
 *         }
 *
 *         @Override
 *         public void fromResiduals(FeatureBatch residuals, FeatureBatch extensions, FeatureBatch rows) {
 *             for (int f = 0; f < children.size(); f++) {
 *                 children.features().get(f).marginal().unscore(residuals.column(f), rows.column(f), rows.size());
 *             }
 *         }
 *
 *         @Override
 *         public double[] betweenShares() {
 *             return new double[children.size()];
 *         }
 *
 *         @Override
 *         public Record state() {
 *             return new Component.NoState();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The example plugin's {@code Means} is the next step: a mean per column, with the noise of small families taken
 * out. Rules:
 *
 * <ul>
 *   <li>The number of children is no business of the strategy: it is the engine's column.
 *   <li>{@code add} adds row i from index {@code families()[i] * cells()} on, and passes over family -1. Siblings come
 *       in any order, in different batches, on different threads.
 *   <li>Fit and sampling use different maps. The fit takes deviations from the family's own mean, times sqrt(n / (n -
 *       1)); sampling uses the extension columns. Families of one say nothing about deviations (NaN), and parents
 *       without children nothing about anything (NaN).
 *   <li>Statistics of few children are mostly noise: shrink extension columns by their reliability, and say it by
 *       {@link dev.hma.api.extension.ExtensionColumn#reliability()}.
 *   <li>The mixture over all families must be the whole column again: a family's mean with variance B goes with
 *       deviations of variance 1 - B. {@link dev.hma.api.extension.Extension#calibrate()} corrects the map for the
 *       families that a sample really has.
 *   <li>Residuals are standard normal features, as many as the children have features. Rows whose parent is unknown
 *       (family -1, or NaN in the extension columns) are like all rows.
 * </ul>
 *
 * <p>{@code ExtensionStrategyContract} of the conformance kit checks that family sums do not depend on batches, on the
 * order of siblings or on partitions, and can be taken over a range of families; that the extension and its calibrated
 * map are the same whatever the reading; that residuals are standard normal; that columns keep their distributions, in
 * large and small families and where families are alike; that siblings are as alike as in the data, where {@code
 * keeps()} says so; that rows without a parent are like all rows; that degenerate families are handled; and that a
 * restored extension gives the same bits.
 */
@NullMarked
package dev.hma.api.extension;

import org.jspecify.annotations.NullMarked;
