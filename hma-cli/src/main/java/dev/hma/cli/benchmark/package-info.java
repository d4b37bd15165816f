/** Runs configurations one after the other, each fit and each sample in a process of its own. */
@NullMarked
package dev.hma.cli.benchmark;

import org.jspecify.annotations.NullMarked;
