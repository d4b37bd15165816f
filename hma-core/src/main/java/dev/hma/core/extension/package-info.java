/**
 * Built-in strategies that summarise children in columns of their parent: {@code moments}, the algorithm of the textbook, and
 * {@code copula-parameters}, a copula per parent.
 */
@NullMarked
package dev.hma.core.extension;

import org.jspecify.annotations.NullMarked;
