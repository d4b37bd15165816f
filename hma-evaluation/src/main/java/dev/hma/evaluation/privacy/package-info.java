/** Whether synthetic rows give real ones away: copies, and distances to the nearest real rows. */
@NullMarked
package dev.hma.evaluation.privacy;

import org.jspecify.annotations.NullMarked;
