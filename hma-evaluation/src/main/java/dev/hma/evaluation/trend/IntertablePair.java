package dev.hma.evaluation.trend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The score of a column of a parent table and one of a child table.
 *
 * @param relationship the relationship's name
 * @param parentColumn a column of the parent table
 * @param childColumn a column of the child table
 * @param score the score over the child rows that have a parent, each beside its parent
 */
public record IntertablePair(
        String relationship,
        String parentColumn,
        String childColumn,
        @JsonUnwrapped PairScore score) {}
