package dev.hma.api.matching;

import dev.hma.api.feature.FeatureBatch;

/**
 * Child rows and parents that have been matched, and which rows may exchange their partners.
 *
 * @param children all child rows of a table: the features that the frame of learning has as context
 * @param parents all parents: their features, as {@link Matching#summarise} gets them
 * @param groups per child row the number of its group, -1 for a row that keeps its partner or has none. Rows exchange partners
 *     with rows of their group only: a rule may hold between them and the parents of the group
 */
public record Pairs(FeatureBatch children, FeatureBatch parents, int[] groups) {
    /** Checks the number of groups. */
    public Pairs {
        if (groups.length != children.size()) {
            throw new IllegalArgumentException(
                    "groups of " + groups.length + " rows, and there are " + children.size());
        }
    }
}
