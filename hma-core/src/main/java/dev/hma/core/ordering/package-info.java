/**
 * An order for the values of categories that have none, by what they go with: a copula, like anything that works with ranks,
 * sees of a category no more than its order shows.
 */
@NullMarked
package dev.hma.core.ordering;

import org.jspecify.annotations.NullMarked;
