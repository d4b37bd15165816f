/**
 * Judges synthetic databases: {@link dev.hma.evaluation.Evaluation} reads the databases, runs the metrics and gives an
 * {@link dev.hma.evaluation.EvaluationResult}, which can be written as JSON.
 *
 * <p>{@code data} reads; each group of metrics has a package of its own.
 */
@NullMarked
package dev.hma.evaluation;

import org.jspecify.annotations.NullMarked;
