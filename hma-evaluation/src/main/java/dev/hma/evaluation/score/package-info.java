/** What scores are made of: the pieces of figures and the arithmetic that several metrics share. */
@NullMarked
package dev.hma.evaluation.score;

import org.jspecify.annotations.NullMarked;
