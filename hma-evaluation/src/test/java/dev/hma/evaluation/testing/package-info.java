/** Databases for tests of metrics: made up in place, read from the datasets, or shuffled. */
package dev.hma.evaluation.testing;
