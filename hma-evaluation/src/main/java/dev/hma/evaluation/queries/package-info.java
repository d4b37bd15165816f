/**
 * Questions as one asks a database, made up from the real side, answered by both sides, and the relative errors of the
 * answers.
 */
@NullMarked
package dev.hma.evaluation.queries;

import org.jspecify.annotations.NullMarked;
