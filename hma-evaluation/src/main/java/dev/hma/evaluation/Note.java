package dev.hma.evaluation;

/**
 * Why a figure is missing, or holds for a part of the rows only.
 *
 * @param metric the metric
 * @param databases what was compared: empty for the real and the synthetic database
 * @param what the figure, or what it is about
 * @param why the reason
 */
record Note(String metric, String databases, String what, String why) {}
