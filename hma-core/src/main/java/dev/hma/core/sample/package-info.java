/** From a model to new rows: a plan of what is global about a sample, then blocks of rows, each by itself. */
@NullMarked
package dev.hma.core.sample;

import org.jspecify.annotations.NullMarked;
