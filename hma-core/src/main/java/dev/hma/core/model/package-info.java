/** What a fit has learnt about a database, and the file it is kept in. */
@NullMarked
package dev.hma.core.model;

import org.jspecify.annotations.NullMarked;
