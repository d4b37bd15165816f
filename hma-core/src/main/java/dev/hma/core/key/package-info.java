/**
 * Generated identifiers and texts: values that are a function of a row's number or address, never of the real values
 * they stand for.
 */
@NullMarked
package dev.hma.core.key;

import org.jspecify.annotations.NullMarked;
