/** What a model has learnt, laid out for people. */
@NullMarked
package dev.hma.core.inspect;

import org.jspecify.annotations.NullMarked;
