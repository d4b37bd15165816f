package dev.hma.core.model;

/**
 * A column that repeats one of the parent's in every row, as an invoice repeats the country of its customer.
 *
 * @param column the child's column
 * @param parentColumn the parent's column
 */
public record Repeat(String column, String parentColumn) {}
