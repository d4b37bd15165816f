package dev.hma.evaluation.trend;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The score of two columns of a table.
 *
 * @param table the table
 * @param column1 the one
 * @param column2 the other, which comes later in the table
 * @param score the score
 */
public record ColumnPair(
        String table,
        @JsonProperty("column_1") String column1,
        @JsonProperty("column_2") String column2,
        @JsonUnwrapped PairScore score) {}
