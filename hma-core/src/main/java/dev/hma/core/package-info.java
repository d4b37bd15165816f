/** The engine: fits the tables of a schema and draws new ones from what it fitted. */
@NullMarked
package dev.hma.core;

import org.jspecify.annotations.NullMarked;
