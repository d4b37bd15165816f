package dev.hma.evaluation.detection;

/**
 * What came out of one repetition.
 *
 * @param accuracy share of rows on the right side of 0.5; a row in the middle is half right
 * @param auc area under the ROC curve
 * @param rows the number of rows of both sides
 * @param kept the features that vary
 * @param gains total gain of the splits at each of them
 */
record Outcome(double accuracy, double auc, int rows, int[] kept, double[] gains) {}
