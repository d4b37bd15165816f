/** The marginals that come with HMA, the counting of values that they are fitted to, and the choice among them. */
@NullMarked
package dev.hma.core.marginal;

import org.jspecify.annotations.NullMarked;
