/**
 * Tables in files: CSV after RFC 4180 and the Arrow IPC file format, and the bridge between batches and Arrow vectors.
 *
 * <p>Arrow stays behind this module's door: the engine sees the plain columns of {@code dev.hma.api.data}.
 */
@NullMarked
package dev.hma.arrow;

import org.jspecify.annotations.NullMarked;
