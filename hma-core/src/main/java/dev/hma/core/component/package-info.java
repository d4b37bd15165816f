/**
 * Components by kind and name: what the plugins on the class path bring, bound with Guice, made from parameters that are
 * checked first.
 */
@NullMarked
package dev.hma.core.component;

import org.jspecify.annotations.NullMarked;
