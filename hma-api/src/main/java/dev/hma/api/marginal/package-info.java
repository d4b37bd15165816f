/** Distributions of single columns, and the normal scores through which columns are tied together. */
@NullMarked
package dev.hma.api.marginal;

import org.jspecify.annotations.NullMarked;
