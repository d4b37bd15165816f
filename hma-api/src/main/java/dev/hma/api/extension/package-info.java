/** Strategies that summarise children in columns of their parent, and turn such columns back into children. */
@NullMarked
package dev.hma.api.extension;

import org.jspecify.annotations.NullMarked;
