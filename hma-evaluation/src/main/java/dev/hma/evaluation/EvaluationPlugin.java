package dev.hma.evaluation;

import dev.hma.api.evaluation.Metric;
import dev.hma.api.plugin.Component;
import dev.hma.api.plugin.Plugin;
import dev.hma.evaluation.families.FamiliesMetric;
import dev.hma.evaluation.hierarchy.Cardinality;
import dev.hma.evaluation.hierarchy.IntraclassCorrelation;
import dev.hma.evaluation.parents.ParentsMetric;
import dev.hma.evaluation.quality.Quality;
import dev.hma.evaluation.queries.QueriesMetric;
import dev.hma.evaluation.trend.KHop;
import dev.hma.evaluation.validity.Diagnostic;
import dev.hma.evaluation.validity.Integrity;
import java.util.List;

/** Brings the metrics. */
public final class EvaluationPlugin implements Plugin {
    @Override
    public List<Component<?>> components() {
        return List.of(
                metric("diagnostic", "Whether tables, columns, values and keys are valid", new Diagnostic()),
                metric(
                        "integrity",
                        "Foreign keys that lead nowhere, primary keys that are there twice",
                        new Integrity()),
                metric("quality", "Shapes of columns, trends between them, numbers of children", new Quality()),
                metric("cardinality", "Numbers of children per parent", new Cardinality()),
                metric("icc", "Likeness of the children of one parent", new IntraclassCorrelation()),
                metric("khop", "Trends between tables, by how far they are apart", new KHop()),
                metric("parents", "Trends between two parents of one row", new ParentsMetric()),
                metric(
                        "families",
                        "What siblings are to each other: the next one, distinct values, gaps",
                        new FamiliesMetric()),
                metric(
                        "queries",
                        "Relative errors of the answers to questions that one asks a database",
                        new QueriesMetric()));
    }

    private static Component<Metric> metric(String name, String description, Metric metric) {
        return Component.of(Metric.class, name, description, Component.NoState.class, metric);
    }
}
