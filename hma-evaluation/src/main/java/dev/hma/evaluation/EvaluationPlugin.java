package dev.hma.evaluation;

import dev.hma.api.evaluation.Metric;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.evaluation.queries.QueriesMetric;
import java.util.List;

/** Brings the metrics. */
public final class EvaluationPlugin implements Plugin {
    @Override
    public List<Component<?>> components() {
        return List.of(Component.of(
                Metric.class,
                "queries",
                "Relative errors of the answers to counts, totals and averages that one asks a database",
                Component.NoState.class,
                new QueriesMetric()));
    }
}
