/**
 * JSON as this project reads and writes it: strict, the same bytes everywhere, and records to trees and back by
 * reflection.
 */
@NullMarked
package dev.hma.core.json;

import org.jspecify.annotations.NullMarked;
