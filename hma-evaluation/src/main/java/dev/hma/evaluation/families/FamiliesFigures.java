package dev.hma.evaluation.families;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much alike the families of two databases are. A mean is over all columns of all relationships together; NaN if there is
 * nothing to compare.
 *
 * @param meanNextDifference the mean absolute difference of what one sibling tells about the next
 * @param maxNextDifference the largest such difference
 * @param nextCompared over how many columns
 * @param meanDistinctScore the mean score of the numbers of distinct values
 * @param distinctCompared over how many columns
 * @param meanGapScore the mean score of the gaps between siblings
 * @param gapsCompared over how many relationships
 * @param largest what differs most, largest first
 * @param relationships by the relationship's name, those with families enough
 */
public record FamiliesFigures(
        double meanNextDifference,
        double maxNextDifference,
        int nextCompared,
        double meanDistinctScore,
        int distinctCompared,
        double meanGapScore,
        int gapsCompared,
        List<Largest> largest,
        Map<String, OfRelationship> relationships) {
    /**
     * The families of a relationship.
     *
     * @param order the column that siblings follow each other by; null if there is none, and so neither next siblings nor
     *     gaps
     * @param familiesReal the number of real parents with two children or more
     * @param familiesSynthetic the number of synthetic ones
     * @param pairsReal the number of real pairs of successive siblings; 0 without an order
     * @param pairsSynthetic the number of synthetic ones
     * @param gaps what lies between successive siblings; null without an order
     * @param columns the child's modelled columns
     */
    public record OfRelationship(
            @Nullable String order,
            int familiesReal,
            int familiesSynthetic,
            int pairsReal,
            int pairsSynthetic,
            @Nullable Gaps gaps,
            Map<String, OfColumn> columns) {}

    /**
     * The values of a column in families.
     *
     * @param next what a sibling tells about the next; null without an order, and for the column of the order
     * @param distinct the numbers of distinct values
     */
    public record OfColumn(@Nullable Next next, Distinct distinct) {}

    /**
     * What a sibling's value tells about the next sibling's.
     *
     * @param metric {@code correlation} for numbers: that of the normal scores of successive siblings' values, from -1 to 1;
     *     {@code equal} for others: the share of pairs that have the same value. Pairs that lack a value are left out
     * @param real the figure of the real side; NaN with fewer than 50 pairs
     * @param synthetic the figure of the synthetic side
     * @param difference their absolute difference
     * @param associationReal for others than numbers, Cramér's V of this and the next value on the real side, from 0 to 1; missing
     *     values count as a value
     * @param associationSynthetic the same on the synthetic side
     */
    public record Next(
            String metric,
            double real,
            double synthetic,
            double difference,
            double associationReal,
            double associationSynthetic) {}

    /**
     * How many different values a family has, relative to its size: (d - 1) / (m - 1) for d different ones among m values, m
     * &ge; 2. 0: all siblings have the same value; 1: no two have.
     *
     * @param meanReal the mean over real families; NaN with fewer than 20
     * @param meanSynthetic the mean over synthetic families
     * @param score 1 less the Kolmogorov-Smirnov distance between both sides' families, from 0 to 1
     */
    public record Distinct(double meanReal, double meanSynthetic, double score) {}

    /**
     * What lies between successive siblings.
     *
     * @param unit {@code days} if they follow each other by a date; null if by a number, whose unit it is
     * @param score 1 less the Kolmogorov-Smirnov distance between both sides' gaps, from 0 to 1
     * @param medianReal the median real gap
     * @param medianSynthetic the median synthetic gap
     * @param zeroReal the share of real gaps that are 0
     * @param zeroSynthetic the share of synthetic gaps that are 0
     */
    public record Gaps(
            @Nullable String unit,
            double score,
            double medianReal,
            double medianSynthetic,
            double zeroReal,
            double zeroSynthetic) {}

    /**
     * Something that differs.
     *
     * @param relationship the relationship's name
     * @param column the child's column
     * @param what {@code correlation} or {@code equal}, both of the next sibling, {@code distinct} or {@code gap}
     * @param real the real figure; the mean for {@code distinct}, the median for {@code gap}
     * @param synthetic the synthetic figure
     * @param difference the absolute difference of the first two, and of the others the Kolmogorov-Smirnov distance
     */
    public record Largest(
            String relationship, String column, String what, double real, double synthetic, double difference) {}
}
