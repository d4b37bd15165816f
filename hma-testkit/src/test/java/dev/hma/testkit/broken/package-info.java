/** Components with one mistake each: what shows that the contracts find it. */
@NullMarked
package dev.hma.testkit.broken;

import org.jspecify.annotations.NullMarked;
