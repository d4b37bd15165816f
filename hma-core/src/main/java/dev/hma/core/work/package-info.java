/** Small tools of the engine: threads, orders of row numbers, maps that know their keys, and directories that go. */
@NullMarked
package dev.hma.core.work;

import org.jspecify.annotations.NullMarked;
