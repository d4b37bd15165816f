/** Gradient-boosted trees: what of LightGBM the metrics need. */
@NullMarked
package dev.hma.evaluation.trees;

import org.jspecify.annotations.NullMarked;
