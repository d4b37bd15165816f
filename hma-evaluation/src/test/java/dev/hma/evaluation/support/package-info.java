/** Databases for tests of metrics, made up in place, read from the datasets or shuffled, and comparisons of them. */
package dev.hma.evaluation.support;
