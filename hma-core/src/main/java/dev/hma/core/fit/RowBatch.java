package dev.hma.core.fit;

import dev.hma.api.data.TableBatch;

/**
 * Rows of a table that take part in the fit.
 *
 * @param firstRow the number of the first of them, counting rows that take part
 * @param rows the wanted columns
 */
record RowBatch(long firstRow, TableBatch rows) {}
