/** Databases in memory and comparisons of them, for tests of metrics. */
package dev.hma.evaluation.support;
