/** Reads databases leniently: what is missing or malformed is told, not refused. */
@NullMarked
package dev.hma.evaluation.data;

import org.jspecify.annotations.NullMarked;
