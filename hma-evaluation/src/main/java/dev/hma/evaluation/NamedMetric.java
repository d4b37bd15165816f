package dev.hma.evaluation;

import dev.hma.api.evaluation.Metric;

/**
 * A metric and the name that its figures stand under.
 *
 * @param name the name
 * @param metric the metric
 */
record NamedMetric(String name, Metric metric) {}
