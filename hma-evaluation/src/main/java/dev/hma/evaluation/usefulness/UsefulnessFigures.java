package dev.hma.evaluation.usefulness;

import java.util.Map;

/**
 * How well real rows are predicted by models that have learnt from synthetic rows, beside models that have learnt from real
 * ones.
 *
 * @param meanRatio mean of the ratios of the tables
 * @param tables the tables in which a column could be predicted
 */
public record UsefulnessFigures(double meanRatio, Map<String, OfTable> tables) {
    /**
     * A table.
     *
     * @param target the column that is predicted
     * @param kind {@code category} or {@code number}
     * @param trainRows the number of rows learnt from, the same of both sides
     * @param testRows the number of real rows tested on, which neither model has seen
     * @param real the scores of the model that has learnt from real rows
     * @param synthetic the scores of the model that has learnt from synthetic rows
     * @param constant the scores of the most frequent category, or of the mean, of the real rows
     * @param ratio how much of what there is to predict is left, from 0 to 1: how far the area under the ROC curve exceeds a
     *     half, or R², by the synthetic rows and by the real ones; NaN if the real model predicts next to nothing, less than 0.05
     */
    public record OfTable(
            String target,
            String kind,
            int trainRows,
            int testRows,
            Scores real,
            Scores synthetic,
            Scores constant,
            double ratio) {}

    /**
     * How good predictions are.
     *
     * @param accuracy share of categories that are right; NaN of numbers
     * @param auc area under the ROC curve, each category against all others, mean over categories; NaN of numbers
     * @param r2 share of the variance of the test rows that is explained, below 0 if it is worse than their mean; NaN of
     *     categories
     */
    public record Scores(double accuracy, double auc, double r2) {}
}
