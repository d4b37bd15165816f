package dev.hma.core.given;

/**
 * Every row of a table is to have a value.
 *
 * @param table the table
 * @param column one of its columns
 * @param value the value as text, read as in a file; the empty text for none
 */
public record Condition(String table, String column, String value) {
    @Override
    public String toString() {
        return table + "." + column + "=" + value;
    }
}
