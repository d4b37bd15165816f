package dev.hma.evaluation.queries;

/**
 * A column of one of the tables that a question joins.
 *
 * @param source the table's place among them; 0 is the table whose rows are counted
 * @param column the column's name
 */
record Field(int source, String column) {}
