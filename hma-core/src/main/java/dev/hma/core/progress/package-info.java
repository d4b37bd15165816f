/** How long work tells a user how far it is. */
@NullMarked
package dev.hma.core.progress;

import org.jspecify.annotations.NullMarked;
