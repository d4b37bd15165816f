/** How a jar brings components of its own. */
@NullMarked
package dev.hma.api.plugin;

import org.jspecify.annotations.NullMarked;
