/** Random numbers by address. */
@NullMarked
package dev.hma.api.random;

import org.jspecify.annotations.NullMarked;
