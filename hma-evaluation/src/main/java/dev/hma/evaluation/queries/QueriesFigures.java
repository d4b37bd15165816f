package dev.hma.evaluation.queries;

import java.util.List;
import java.util.Map;

/**
 * The relative errors of a synthetic database's answers to questions that were made up from the real one.
 *
 * <p>Counts and totals: &Sigma; |s - r| / &Sigma; |r| over the groups of either side; the synthetic ones are first brought to the
 * real number of rows of the table whose rows are counted. Averages: the same with each group weighing as many rows as it
 * has in the real data. 0 is the same answer, 1 is as far off as no answer; nothing bounds an error above. A group that one
 * side lacks counts with 0 in counts and totals. In averages one that the synthetic side lacks counts with its whole weight,
 * and one that the real side lacks does not count.
 *
 * @param questions how many were asked and answered
 * @param unanswered how many could not be answered, as the synthetic side lacks a table, a column, or all rows
 * @param median the median error; NaN if there is no question
 * @param p95 the 95th percentile of the errors, interpolated linearly
 * @param mean the mean error
 * @param byAggregate the same for {@code count}, {@code sum} and {@code average}
 * @param byTables the same for questions over {@code 1}, {@code 2} and {@code 3} tables
 * @param scales per table the number of real rows for one synthetic row, which counts and totals of its rows are multiplied
 *     by; tables that are missing or empty on a side are left out
 * @param errors the error of each question, in their order; the same number is the same question whatever database answers
 *     it, null where it has no answer
 * @param worst those with the largest errors, largest first, at most two of them about the same column; three quarters of
 *     each error are those of groups that rest on 20 rows or more on a side
 */
public record QueriesFigures(
        int questions,
        int unanswered,
        double median,
        double p95,
        double mean,
        Map<String, Spread> byAggregate,
        Map<String, Spread> byTables,
        Map<String, Double> scales,
        List<Double> errors,
        List<Worst> worst) {
    /**
     * How errors spread.
     *
     * @param questions how many
     * @param median their median; NaN if there are none
     * @param p95 their 95th percentile
     * @param mean their mean
     */
    public record Spread(int questions, double median, double p95, double mean) {}

    /**
     * A question that was answered badly.
     *
     * @param number its place in {@link QueriesFigures#errors()}, from 0
     * @param words the question in words
     * @param sql the question in SQL
     * @param error the relative error of the answer
     * @param rows how many real rows the real answer rests on
     * @param scale what synthetic counts and totals are multiplied by; 1 for averages
     * @param groups how many groups the two answers have together
     * @param differing the groups that add most to the error, largest first, without those of
     *     fewer than 20 rows on both sides; one that is called "all" if nothing is grouped
     */
    public record Worst(
            int number,
            String words,
            String sql,
            double error,
            long rows,
            double scale,
            int groups,
            List<Group> differing) {}

    /**
     * The answers for a group.
     *
     * @param group its values
     * @param real the real answer; NaN if there is no such group, or no number in it
     * @param synthetic the synthetic answer, multiplied by the scale
     */
    public record Group(String group, double real, double synthetic) {}
}
