/** Estimation as a dialogue between a component and the engine that reads the rows. */
@NullMarked
package dev.hma.api.learning;

import org.jspecify.annotations.NullMarked;
