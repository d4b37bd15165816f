package dev.hma.evaluation.validity;

/**
 * The score of a relationship.
 *
 * @param relationship its name
 * @param metric what was measured
 * @param score from 0 to 1, 1 being best; NaN if there is none
 */
record RelationshipScore(String relationship, String metric, double score) {}
