/** Divides a database into rows to learn from and rows that are held out, both of them databases with valid keys. */
@NullMarked
package dev.hma.evaluation.holdout;

import org.jspecify.annotations.NullMarked;
