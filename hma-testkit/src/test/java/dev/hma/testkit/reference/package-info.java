/** Small correct components: what shows that the contracts can be met. */
@NullMarked
package dev.hma.testkit.reference;

import org.jspecify.annotations.NullMarked;
