/**
 * The Gaussian copula, the default single-table synthesizer: the features' normal scores are tied together by one latent
 * correlation matrix, and marginals turn correlated normals back into values.
 */
@NullMarked
package dev.hma.core.copula;

import org.jspecify.annotations.NullMarked;
