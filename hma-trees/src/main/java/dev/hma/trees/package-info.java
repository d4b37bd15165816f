/**
 * Sequential conditional trees (Reiter: Using CART to generate partially synthetic public use microdata, Journal of
 * Official Statistics 21, 2005; Nowok, Raab, Dibben: synthpop, Journal of Statistical Software 74, 2016): column after
 * column is drawn from the leaf of a tree on the columns before it.
 *
 * <p>Nothing but the interface for plugins is used. The search for splits is the module's own: maintained tree libraries
 * keep what a leaf predicts, a mean or a class, not the rows' values that a synthesizer draws from.
 */
@NullMarked
package dev.hma.trees;

import org.jspecify.annotations.NullMarked;
