/** Configurations side by side: what each of them reached, run by run, and what it took. */
@NullMarked
package dev.hma.evaluation.benchmark;

import org.jspecify.annotations.NullMarked;
