/** Reads and writes tables as CSV and Arrow files. */
@NullMarked
package dev.hma.arrow;

import org.jspecify.annotations.NullMarked;
