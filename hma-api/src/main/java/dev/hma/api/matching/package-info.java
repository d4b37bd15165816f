/**
 * Matchers that find partners for child rows among the parents that did not generate them.
 *
 * <p>The rows of a table with several parents are generated from one of them. For each other foreign key a matcher
 * finds the partner: every parent has as many <em>slots</em> as it is to have children, and every child row gets one.
 * A matching may summarise parents in a few dimensions. The summary of the real partner then joins the child's
 * modelled columns, so that a synthetic row comes with a <em>wish</em>, the summary of the partner that it would like.
 * Wishes and parents sorted by the score of the parent's first feature:
 *
 * <pre>{@code
 * import dev.hma.api.feature.FeatureBatch;
 * import dev.hma.api.feature.Frame;
 * import dev.hma.api.learning.Learning;
 * import dev.hma.api.marginal.Marginal;
 * import dev.hma.api.matching.Matching;
 * import dev.hma.api.matching.ParentMatcher;
 * import dev.hma.api.plugin.Component;
 * import dev.hma.api.random.Draws;
 * import java.util.Comparator;
 * import java.util.stream.IntStream;
 *
 * public final class SideBySide implements ParentMatcher<Component.NoState> {
 *     @Override
 *     public Learning<Matching> learn(Frame joined) {
 *         return new Learning.Done<>(new ByFirstFeature(joined));
 *     }
 *
 *     @Override
 *     public Matching restore(Frame joined, Component.NoState state) {
 *         return new ByFirstFeature(joined);
 *     }
 *
 *     private record ByFirstFeature(Frame joined) implements Matching {
 *         @Override
 *         public int dimensions() {
 *             return joined.size() > joined.context() ? 1 : 0;
 *         }
 *
 *         @Override
 *         public void summarise(FeatureBatch parents, FeatureBatch out) {
 *             if (dimensions() > 0) {
 *                 Marginal first = joined.features().get(joined.context()).marginal();
 *                 first.score(parents.column(0), out.column(0), parents.size());
 *             }
 *         }
 *
 *         @Override
 *         public void match(double[][] children, double[][] parents, int[] slots, Draws draws, int[] partner) {
 *             int[] wishes = order(children, partner.length);
 *             int at = 0;
 *             for (int parent : order(parents, slots.length)) {
 *                 for (int slot = 0; slot < slots[parent]; slot++) {
 *                     partner[wishes[at++]] = parent;
 *                 }
 *             }
 *         }
 *
 *         // Missing summaries stand at the end, equal ones as they came.
 *         private int[] order(double[][] summaries, int n) {
 *             IntStream rows = IntStream.range(0, n);
 *             return dimensions() == 0
 *                     ? rows.toArray()
 *                     : rows.boxed()
 *                             .sorted(Comparator.comparingDouble(row -> summaries[0][row]))
 *                             .mapToInt(row -> row)
 *                             .toArray();
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
 * <p>Rules:
 *
 * <ul>
 *   <li>In {@code learn} the joined frame holds the child's features as context, then the parent's own; real rows are
 *       read with their real partners. {@code summarise} gets the parent's features alone.
 *   <li>A matching may say what a child row by itself leads to {@code expect} of its partner's summary, from the features
 *       that the frame of learning has as context. It then gets wishes and expectations of all rows together, and may
 *       {@code amend} the wishes, where the synthesizer that drew them with the rows has lost what both have to do with
 *       one another. Missing wishes stay missing.
 *   <li>Every parent gets exactly as many children as it has slots. The inputs stay as they are.
 *   <li>A matching may let rows {@code exchange} their partners once all are matched. It is asked before whether it
 *       {@code exchanges} partners of so many rows. Rows exchange with rows of their group only, so that in every group each
 *       parent keeps its number of rows; rows of no group keep their partner. Nothing is exchanged where rows or parents
 *       were given.
 *   <li>Summaries are finite or NaN. Wishes may be NaN or all the same.
 *   <li>A matcher must stand a million rows: no comparison of every child with every parent. Ties are broken by the
 *       index or by {@code draws}, and nothing else.
 *   <li>With no dimensions a matching is told nothing but the slots.
 * </ul>
 *
 * <p>{@code ParentMatcherContract} of the conformance kit checks that the slots are filled exactly, with few and many
 * parents and with none; that odd wishes and parents are matched; that partners lie nearer to the wishes than by
 * chance, where there are summaries; that expectations do not depend on batches, and amended wishes are finite; that
 * inputs are not changed, that the same inputs give the same partners, and what is learnt does not depend on how rows
 * are read; that partners are exchanged inside groups; and that a restored matching equals the learnt one.
 */
@NullMarked
package dev.hma.api.matching;

import org.jspecify.annotations.NullMarked;
