/** Where a database's rows come from: directories of files in any storage format, or memory. */
@NullMarked
package dev.hma.core.source;

import org.jspecify.annotations.NullMarked;
