/** What a user configures: components, seed and treatment of orphans, for all tables and for each of them. */
@NullMarked
package dev.hma.core.config;

import org.jspecify.annotations.NullMarked;
