package dev.hma.evaluation.hierarchy;

import dev.hma.api.evaluation.Comparison;
import dev.hma.api.evaluation.Metric;
import java.util.Map;

/** How much alike the numbers of children per parent are. */
public final class Cardinality implements Metric {
    private record Figures(double meanKs, double maxKs, Map<String, ChildCounts.Figures> relationships) {}

    @Override
    public Record measure(Comparison comparison) {
        ChildCounts counts = ChildCounts.of(comparison);
        if (Double.isNaN(counts.meanDistance())) {
            comparison.note("numbers of children", "there is no relationship whose parents have rows on both sides");
        }
        return new Figures(counts.meanDistance(), counts.maxDistance(), counts.relationships());
    }
}
