/** Small tools of the engine: threads, and maps that know their keys. */
@NullMarked
package dev.hma.core.work;

import org.jspecify.annotations.NullMarked;
