/** Small tools of the engine: threads, orders of row numbers, and maps that know their keys. */
@NullMarked
package dev.hma.core.work;

import org.jspecify.annotations.NullMarked;
