/** Whether a synthetic database is one at all: its structure, the ranges of its values, its keys. */
@NullMarked
package dev.hma.evaluation.validity;

import org.jspecify.annotations.NullMarked;
