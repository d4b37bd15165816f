/** Trends between two parents of one child row, and equalities between them, which relationships one by one do not show. */
@NullMarked
package dev.hma.evaluation.parents;

import org.jspecify.annotations.NullMarked;
