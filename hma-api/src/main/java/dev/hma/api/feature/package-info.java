/** Rows as they are modelled: features, frames and batches of numbers. */
@NullMarked
package dev.hma.api.feature;

import org.jspecify.annotations.NullMarked;
