package dev.hma.evaluation.parents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much alike the trends between two parents of one row are.
 *
 * @param allPairs over all pairs of columns that have a score
 * @param strongPairs over those whose real dependence is strong: |r| &gt; 0.5, V &gt; 0.3
 * @param foreignKeys the figures of each pair of foreign keys
 * @param worst the pairs of columns with the lowest scores, lowest first
 */
public record ParentsFigures(
        Reading allPairs, Reading strongPairs, List<ForeignKeys> foreignKeys, List<ParentPair> worst) {
    /**
     * A mean.
     *
     * @param mean the mean score, from 0 to 1; NaN if there is none
     * @param pairs over how many pairs of columns
     */
    public record Reading(double mean, int pairs) {}

    /**
     * Two foreign keys of one table.
     *
     * @param table the child table
     * @param first the name of the one relationship
     * @param second the name of the other
     * @param rowsReal the number of real child rows that have both parents
     * @param rowsSynthetic the number of synthetic ones
     * @param allPairs the pairs of a column of the one parent and one of the other
     * @param strongPairs those of them whose real dependence is strong
     * @param sameParent in which share of the rows both lead to one row; null if they lead to different tables
     * @param agreements columns of the two parents that have the same value in (nearly) all real rows
     */
    public record ForeignKeys(
            String table,
            String first,
            String second,
            int rowsReal,
            int rowsSynthetic,
            Reading allPairs,
            Reading strongPairs,
            @Nullable Shares sameParent,
            List<Agreement> agreements) {}

    /**
     * Shares of rows.
     *
     * @param real the share on the real side, from 0 to 1; NaN without rows
     * @param synthetic the share on the synthetic side
     */
    public record Shares(double real, double synthetic) {}

    /**
     * Two columns that have the same value in (nearly) all real rows.
     *
     * @param columns the one parent's and the other's, as {@code table.column}
     * @param real the share of real rows, of those with both values, that have the same
     * @param synthetic the share of such synthetic rows; NaN if a column is not there, or no row has both values
     */
    public record Agreement(List<String> columns, double real, double synthetic) {}

    /**
     * A column of the one parent and one of the other.
     *
     * @param first the name of the one relationship
     * @param firstColumn the parent's column
     * @param second the name of the other relationship
     * @param secondColumn the other parent's column
     * @param metric {@code CorrelationSimilarity} or {@code ContingencySimilarity}
     * @param associationReal the real dependence, r or V
     * @param score from 0 to 1
     */
    public record ParentPair(
            String first,
            String firstColumn,
            String second,
            String secondColumn,
            String metric,
            double associationReal,
            double score) {}
}
