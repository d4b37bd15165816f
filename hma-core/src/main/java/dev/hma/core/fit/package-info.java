/** From the rows of a database to its model: keys, profiles, marginals, extensions and synthesizers, children first. */
@NullMarked
package dev.hma.core.fit;

import org.jspecify.annotations.NullMarked;
