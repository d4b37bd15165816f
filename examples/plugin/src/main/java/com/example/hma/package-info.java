/** A plugin with one component of each common kind. */
@NullMarked
package com.example.hma;

import org.jspecify.annotations.NullMarked;
