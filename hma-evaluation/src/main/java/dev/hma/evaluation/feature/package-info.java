/**
 * Columns as numbers that models can learn from: single columns, figures of a row's children, and columns of a row beside
 * those of its parent. Everything is fitted to the real side.
 */
@NullMarked
package dev.hma.evaluation.feature;

import org.jspecify.annotations.NullMarked;
