package dev.hma.evaluation.privacy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * How near synthetic rows are to real ones. An alarm, not a proof: figures that look innocent do not show that nothing can be
 * learnt about a real person.
 *
 * @param copies share of synthetic rows that equal a real one, mean over tables
 * @param copiesHoldout the same of rows held out; NaN without a holdout
 * @param copiesReal share of real rows that have a twin among themselves, mean over tables; NaN with a holdout
 * @param entityCopies share of synthetic entities that equal a real one with all its children, mean over root tables
 * @param entityCopiesHoldout the same of entities held out; NaN without a holdout
 * @param nndrMedian median ratio of the distances to the nearest and second nearest real row, mean over tables
 * @param dcrShare share of synthetic rows that are nearer to real than to held out rows, mean over tables; 0.5 is innocent
 * @param dcrShareMax the largest of these shares
 * @param entityDcrShare the same share of entities, mean over root tables
 * @param tables each table with two modelled columns or more
 * @param entities each table that has children and no parent, with figures of its children
 */
public record PrivacyFigures(
        double copies,
        double copiesHoldout,
        double copiesReal,
        double entityCopies,
        double entityCopiesHoldout,
        double nndrMedian,
        double dcrShare,
        double dcrShareMax,
        double entityDcrShare,
        Map<String, OfTable> tables,
        Map<String, OfEntity> entities) {
    /**
     * A table.
     *
     * @param copies share of synthetic rows that equal a real one in all modelled columns
     * @param copiesHoldout the same of rows held out
     * @param copiesReal share of real rows that have a twin in the real table; NaN with a holdout
     * @param distances the distances of its rows
     */
    public record OfTable(
            double copies,
            double copiesHoldout,
            double copiesReal,
            @JsonUnwrapped Distances distances) {}

    /**
     * A root table, its rows with figures of their children.
     *
     * @param entityCopies share of synthetic rows with two children or more that equal such a real one with all its children
     * @param entityCopiesHoldout the same of rows held out
     * @param distances the distances of its rows, told by their columns and the figures of their children
     */
    public record OfEntity(
            double entityCopies,
            double entityCopiesHoldout,
            @JsonUnwrapped Distances distances) {}
}
