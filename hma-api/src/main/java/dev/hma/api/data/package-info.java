/** Rows as they are stored: columnar batches, sources that can be read more than once, sinks, storage formats. */
@NullMarked
package dev.hma.api.data;

import org.jspecify.annotations.NullMarked;
