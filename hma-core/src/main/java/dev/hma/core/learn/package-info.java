/** Fulfils the wishes of a learning. */
@NullMarked
package dev.hma.core.learn;

import org.jspecify.annotations.NullMarked;
