/** The quality of a synthetic database in SDMetrics' reading: shapes of columns, trends between them, numbers of children. */
@NullMarked
package dev.hma.evaluation.quality;

import org.jspecify.annotations.NullMarked;
