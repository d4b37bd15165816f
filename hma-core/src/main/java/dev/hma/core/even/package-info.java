/**
 * Rows of small tables whose columns follow their marginals as closely as the number of rows allows, instead of as closely as
 * chance does: of 60 independent rows the shares of values are off by a tenth.
 */
@NullMarked
package dev.hma.core.even;

import org.jspecify.annotations.NullMarked;
