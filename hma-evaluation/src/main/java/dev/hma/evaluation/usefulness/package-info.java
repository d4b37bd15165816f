/** Whether synthetic rows can stand in for real ones: models that learn from them are tested on real rows. */
@NullMarked
package dev.hma.evaluation.usefulness;

import org.jspecify.annotations.NullMarked;
