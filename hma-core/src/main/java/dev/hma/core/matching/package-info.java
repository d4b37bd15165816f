/** Built-in matchers, which find partners for child rows among the parents that did not generate them. */
@NullMarked
package dev.hma.core.matching;

import org.jspecify.annotations.NullMarked;
