package dev.hma.evaluation.score;

/**
 * The score of a column.
 *
 * @param table the table
 * @param column the column; the columns of a composite key are joined by {@code +}
 * @param metric what was measured
 * @param score from 0 to 1, 1 being best; NaN if there is none
 */
public record ColumnScore(String table, String column, String metric, double score) {}
