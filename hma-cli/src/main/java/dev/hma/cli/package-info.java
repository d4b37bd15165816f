/** The command line: options, messages and tables on the screen around the library's calls. */
@NullMarked
package dev.hma.cli;

import org.jspecify.annotations.NullMarked;
