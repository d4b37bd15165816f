/** Contract tests that every component passes, for authors of plugins to extend. */
@NullMarked
package dev.hma.testkit;

import org.jspecify.annotations.NullMarked;
