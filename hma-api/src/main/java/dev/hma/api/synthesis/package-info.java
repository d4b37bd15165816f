/** Single-table synthesizers and their fitted models. */
@NullMarked
package dev.hma.api.synthesis;

import org.jspecify.annotations.NullMarked;
