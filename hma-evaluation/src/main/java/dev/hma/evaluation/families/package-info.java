/**
 * What the children of one parent are to each other: the next one's value given this one's, how many different values they
 * have, how much time passes between them.
 */
@NullMarked
package dev.hma.evaluation.families;

import org.jspecify.annotations.NullMarked;
