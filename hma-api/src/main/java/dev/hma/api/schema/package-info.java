/** The structure of a database: tables, typed columns, keys and relationships. */
@NullMarked
package dev.hma.api.schema;

import org.jspecify.annotations.NullMarked;
