/**
 * How much alike the dependence of two columns is in two databases: of columns of one table, of a table and its parents, of
 * tables some relationships apart. {@link dev.hma.evaluation.trend.PairedColumn} scores any pair of columns over any rows.
 */
@NullMarked
package dev.hma.evaluation.trend;

import org.jspecify.annotations.NullMarked;
