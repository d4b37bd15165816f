/**
 * From stored columns to modelled numbers and back: profiles of columns, learnt in any order and partition, and the encoders
 * that follow from them.
 */
@NullMarked
package dev.hma.core.encode;

import org.jspecify.annotations.NullMarked;
