package dev.hma.evaluation.detection;

import java.util.List;
import java.util.Map;

/**
 * How well synthetic rows are told from real ones, by what the classifier is shown. 0.5 is chance, 1 is certainty.
 *
 * @param single each table's own columns
 * @param agg each parent table's columns and figures of its children
 * @param aggPlus the same with more figures, and those of grandchildren
 * @param join the columns of child rows beside those of their parents
 */
public record DetectionFigures(OfTables single, OfTables agg, OfTables aggPlus, OfRelationships join) {
    /**
     * A feature set of tables.
     *
     * @param accuracy mean over tables, each raised to 0.5 at least
     * @param auc the same of the areas under the ROC curve
     * @param accuracySd standard deviation of the accuracy from repetition to repetition
     * @param aucSd standard deviation of the area from repetition to repetition
     * @param tables the figures of each table that has any
     */
    public record OfTables(double accuracy, double auc, double accuracySd, double aucSd, Map<String, Told> tables) {}

    /**
     * A feature set of relationships.
     *
     * @param accuracy mean over relationships, each raised to 0.5 at least
     * @param auc the same of the areas under the ROC curve
     * @param accuracySd standard deviation of the accuracy from repetition to repetition
     * @param aucSd standard deviation of the area from repetition to repetition
     * @param relationships the figures of each relationship that has any
     */
    public record OfRelationships(
            double accuracy, double auc, double accuracySd, double aucSd, Map<String, Told> relationships) {}

    /**
     * A table or a relationship.
     *
     * @param accuracy share of rows on the right side of 0.5, mean over repetitions; below 0.5 is chance as well
     * @param auc area under the ROC curve, mean over repetitions
     * @param accuracySd standard deviation over repetitions
     * @param aucSd standard deviation over repetitions
     * @param repetitions how often it was done
     * @param rows number of rows of both sides together, per repetition
     * @param features number of features that vary
     * @param givesAway the features that help most, the most helpful first
     */
    public record Told(
            double accuracy,
            double auc,
            double accuracySd,
            double aucSd,
            int repetitions,
            int rows,
            int features,
            List<GivesAway> givesAway) {}

    /**
     * A feature that helps to tell the sides apart.
     *
     * @param feature its name
     * @param share its share of the gain of all splits
     */
    public record GivesAway(String feature, double share) {}
}
