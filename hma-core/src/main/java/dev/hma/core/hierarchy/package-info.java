/** Which table is generated from which: the order of the tables and the role of every foreign key. */
@NullMarked
package dev.hma.core.hierarchy;

import org.jspecify.annotations.NullMarked;
