/** How much alike the families of two databases are: how many children parents have, and how like each other these are. */
@NullMarked
package dev.hma.evaluation.hierarchy;

import org.jspecify.annotations.NullMarked;
