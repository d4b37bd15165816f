package dev.hma.evaluation.quality;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Metric;
import dev.hma.evaluation.data.Lacking;
import dev.hma.evaluation.hierarchy.ChildCounts;
import dev.hma.evaluation.score.ColumnScore;
import dev.hma.evaluation.score.Means;
import dev.hma.evaluation.trend.ColumnPair;
import dev.hma.evaluation.trend.IntertablePair;
import dev.hma.evaluation.trend.PairScore;
import dev.hma.evaluation.trend.Trends;
import java.util.List;
import java.util.function.Predicate;

/**
 * The quality of a database: the mean of column shapes, column pair trends, intertable trends and cardinality. Pairs of columns
 * count in two readings: all that have a score, as in published comparisons, or those whose real dependence is strong, as
 * SDMetrics has it since version 0.29.
 */
public final class Quality implements Metric {
    private record Figures(
            Reading allPairs,
            Reading strongPairs,
            List<ColumnScore> columns,
            List<ColumnPair> columnPairs,
            List<IntertablePair> intertablePairs) {}

    private record Reading(
            double overall,
            double columnShapes,
            double columnPairTrends,
            double cardinality,
            double intertableTrends,
            int pairs,
            int intertablePairs) {}

    @Override
    public Record measure(Comparison comparison) {
        Lacking.note(comparison);
        List<ColumnScore> shapes = ColumnShapes.of(comparison);
        Trends trends = Trends.of(comparison);
        tell(
                comparison,
                "column pairs",
                trends.columnPairs().stream().map(ColumnPair::score).toList());
        tell(
                comparison,
                "intertable pairs",
                trends.intertablePairs().stream().map(IntertablePair::score).toList());
        double cardinality = 1 - ChildCounts.of(comparison).meanDistance();
        return new Figures(
                reading(shapes, trends, cardinality, PairScore::exists),
                reading(shapes, trends, cardinality, PairScore::strong),
                shapes,
                trends.columnPairs(),
                trends.intertablePairs());
    }

    private static void tell(Comparison comparison, String what, List<PairScore> pairs) {
        long without = pairs.stream().filter(pair -> !pair.exists()).count();
        if (without > 0) {
            comparison.note(
                    what,
                    without + " of " + pairs.size()
                            + " have no score: a side has no rows, or a column has a single value or none on a side");
        }
    }

    private static Reading reading(
            List<ColumnScore> columns, Trends trends, double cardinality, Predicate<PairScore> counts) {
        List<PairScore> pairs = trends.columnPairs().stream()
                .map(ColumnPair::score)
                .filter(counts)
                .toList();
        List<PairScore> intertable = trends.intertablePairs().stream()
                .map(IntertablePair::score)
                .filter(counts)
                .toList();
        double shapes = Means.of(columns, ColumnScore::score);
        double columnPairTrends = Means.of(pairs, PairScore::score);
        double intertableTrends = Means.of(intertable, PairScore::score);
        return new Reading(
                Means.of(shapes, columnPairTrends, cardinality, intertableTrends),
                shapes,
                columnPairTrends,
                cardinality,
                intertableTrends,
                pairs.size(),
                intertable.size());
    }
}
