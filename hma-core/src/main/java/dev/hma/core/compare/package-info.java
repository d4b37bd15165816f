/** How alike two databases of the same structure are: their columns, and the numbers of their children. */
@NullMarked
package dev.hma.core.compare;

import org.jspecify.annotations.NullMarked;
