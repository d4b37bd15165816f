/** The command line. */
@NullMarked
package dev.hma.cli;

import org.jspecify.annotations.NullMarked;
