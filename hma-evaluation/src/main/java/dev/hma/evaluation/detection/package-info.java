/** Whether a classifier tells synthetic rows from real ones: the classifier two-sample test. */
@NullMarked
package dev.hma.evaluation.detection;

import org.jspecify.annotations.NullMarked;
