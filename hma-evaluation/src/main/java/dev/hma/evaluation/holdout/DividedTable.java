package dev.hma.evaluation.holdout;

/**
 * What became of a table that was divided.
 *
 * @param name the table
 * @param rows its rows
 * @param training those to learn from
 * @param heldOut those that are held out
 * @param whole whether all rows are on both sides, because others look things up in them
 * @param leftOut rows that are missing on a side, because they refer to rows of the other
 * @param cut references that became null for the same reason
 */
public record DividedTable(String name, int rows, int training, int heldOut, boolean whole, long leftOut, long cut) {}
