/** SDV's metadata JSON, read and written: people have such files for their databases already. */
@NullMarked
package dev.hma.core.metadata;

import org.jspecify.annotations.NullMarked;
