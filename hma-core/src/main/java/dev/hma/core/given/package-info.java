/** What is known about a sample before it is drawn: tables that are kept as they are, and values that rows must have. */
@NullMarked
package dev.hma.core.given;

import org.jspecify.annotations.NullMarked;
