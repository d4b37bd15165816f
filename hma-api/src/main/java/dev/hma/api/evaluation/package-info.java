/**
 * How a synthetic database is judged: the two databases in memory, and metrics that compare them.
 *
 * <p>A metric gets a {@link dev.hma.api.evaluation.Comparison} and gives a record of figures. Real and synthetic side are
 * read leniently: a table or a column may be missing on one of them, and fields that cannot be read count as missing.
 * Nothing is an error but a mistake in the program. The shares of missing values of each column, compared:
 *
 * <pre>{@code
 * import dev.hma.api.evaluation.Comparison;
 * import dev.hma.api.evaluation.Metric;
 * import dev.hma.api.evaluation.TableData;
 * import dev.hma.api.evaluation.Values;
 * import java.util.Map;
 * import java.util.TreeMap;
 *
 * public final class MissingShares implements Metric {
 *     public record Figures(double largestDifference, Map<String, Double> differences) {}
 *
 *     @Override
 *     public Record measure(Comparison comparison) {
 *         Map<String, Double> differences = new TreeMap<>();
 *         for (TableData real : comparison.real().tables().values()) {
 *             TableData synthetic = comparison.synthetic().find(real.name());
 *             if (synthetic == null) {
 *                 comparison.note("table " + real.name(), "the synthetic side does not have it");
 *                 continue;
 *             }
 *             real.columns().forEach((column, values) -> {
 *                 Values others = synthetic.find(column);
 *                 if (others != null) {
 *                     differences.put(real.name() + "." + column, Math.abs(share(values) - share(others)));
 *                 }
 *             });
 *         }
 *         double largest = differences.values().stream().mapToDouble(d -> d).max().orElse(Double.NaN);
 *         return new Figures(largest, differences);
 *     }
 *
 *     private static double share(Values values) {
 *         int missing = 0;
 *         for (int row = 0; row < values.size(); row++) {
 *             missing += values.isNull(row) ? 1 : 0;
 *         }
 *         return values.size() == 0 ? Double.NaN : (double) missing / values.size();
 *     }
 * }
 * }</pre>
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>The same comparison gives the same figures, on any number of threads: random numbers come from
 *       {@code draws()} alone, and what {@code parallel} does is summed in its order.
 *   <li>Empty tables, constant columns and columns without values give NaN or null where there is no figure, never an
 *       exception. {@code note} tells users why.
 *   <li>The databases stay as they are.
 * </ul>
 *
 * <p>{@code dev.hma.testkit.MetricContract} tests the rules: extend it, and say in one method which metric is meant.
 */
@NullMarked
package dev.hma.api.evaluation;

import org.jspecify.annotations.NullMarked;
