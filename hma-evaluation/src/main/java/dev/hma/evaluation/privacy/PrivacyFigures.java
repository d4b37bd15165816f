package dev.hma.evaluation.privacy;

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
     * @param dcrShare see {@link Distances}, as the following
     * @param dcrShareSe its standard error
     * @param dcrMedian median distance to the nearest real row
     * @param dcrHoldoutMedian the same of rows held out
     * @param dcrRealMedian median distance of real rows to other real rows
     * @param closerThanRealP05 share of synthetic rows that are nearer than 5 % of real rows are to each other
     * @param nndrMedian median ratio of nearest and second nearest
     * @param nndrP05 5th percentile of the ratio
     * @param nndrHoldoutMedian median ratio with the rows held out in the place of the real ones
     */
    public record OfTable(
            double copies,
            double copiesHoldout,
            double copiesReal,
            double dcrShare,
            double dcrShareSe,
            double dcrMedian,
            double dcrHoldoutMedian,
            double dcrRealMedian,
            double closerThanRealP05,
            double nndrMedian,
            double nndrP05,
            double nndrHoldoutMedian) {
        OfTable(double copies, double copiesHoldout, double copiesReal, Distances distances) {
            this(
                    copies,
                    copiesHoldout,
                    copiesReal,
                    distances.dcrShare(),
                    distances.dcrShareSe(),
                    distances.dcrMedian(),
                    distances.dcrHoldoutMedian(),
                    distances.dcrRealMedian(),
                    distances.closerThanRealP05(),
                    distances.nndrMedian(),
                    distances.nndrP05(),
                    distances.nndrHoldoutMedian());
        }
    }

    /**
     * A root table, its rows with figures of their children.
     *
     * @param entityCopies share of synthetic rows with two children or more that equal such a real one with all its children
     * @param entityCopiesHoldout the same of rows held out
     * @param dcrShare see {@link OfTable}, as the following
     * @param dcrShareSe its standard error
     * @param dcrMedian median distance to the nearest real row
     * @param dcrHoldoutMedian the same of rows held out
     * @param dcrRealMedian median distance of real rows to other real rows
     * @param closerThanRealP05 share of synthetic rows that are nearer than 5 % of real rows are to each other
     * @param nndrMedian median ratio of nearest and second nearest
     * @param nndrP05 5th percentile of the ratio
     * @param nndrHoldoutMedian median ratio with the rows held out in the place of the real ones
     */
    public record OfEntity(
            double entityCopies,
            double entityCopiesHoldout,
            double dcrShare,
            double dcrShareSe,
            double dcrMedian,
            double dcrHoldoutMedian,
            double dcrRealMedian,
            double closerThanRealP05,
            double nndrMedian,
            double nndrP05,
            double nndrHoldoutMedian) {
        OfEntity(double entityCopies, double entityCopiesHoldout, Distances distances) {
            this(
                    entityCopies,
                    entityCopiesHoldout,
                    distances.dcrShare(),
                    distances.dcrShareSe(),
                    distances.dcrMedian(),
                    distances.dcrHoldoutMedian(),
                    distances.dcrRealMedian(),
                    distances.closerThanRealP05(),
                    distances.nndrMedian(),
                    distances.nndrP05(),
                    distances.nndrHoldoutMedian());
        }
    }
}
