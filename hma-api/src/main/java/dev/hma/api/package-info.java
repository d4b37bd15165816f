/** The root of the service-provider interface. */
@NullMarked
package dev.hma.api;

import org.jspecify.annotations.NullMarked;
