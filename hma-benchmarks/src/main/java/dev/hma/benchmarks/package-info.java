/** Benchmarks of the hot paths. */
@NullMarked
package dev.hma.benchmarks;

import org.jspecify.annotations.NullMarked;
