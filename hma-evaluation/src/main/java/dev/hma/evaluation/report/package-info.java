/**
 * What an evaluation found, for people: {@link dev.hma.evaluation.report.Summary} puts it in words by stated thresholds,
 * {@link dev.hma.evaluation.report.HtmlReport} shows all of it on one self-contained page.
 */
@NullMarked
package dev.hma.evaluation.report;

import org.jspecify.annotations.NullMarked;
