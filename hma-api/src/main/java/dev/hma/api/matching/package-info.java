/** Matchers that find partners for child rows among the parents that did not generate them. */
@NullMarked
package dev.hma.api.matching;

import org.jspecify.annotations.NullMarked;
