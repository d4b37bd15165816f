package dev.hma.api.matching;

import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;

/**
 * Learns how the rows of a table go together with the rows of a parent that did not generate them.
 *
 * @param <S> the state of its matchings
 */
public interface ParentMatcher<S extends Record> {
    /**
     * Whether the parent's features shall say what its children are like: the extension columns of this relationship, which
     * then join the parent's columns. In learning every child row sees its parent as the other children describe it,
     * without the row itself.
     *
     * @return whether they are wanted; false by default
     */
    default boolean wantsFamilies() {
        return false;
    }

    /**
     * Begins to learn.
     *
     * @param joined real child rows, each joined with its real parent: as context the child's features and those of the
     *     columns of the parent that generates it, if there is one; then the parent's features
     * @return the first wish, or the matching if nothing is to be learnt
     */
    Learning<Matching> learn(Frame joined);

    /**
     * Builds a matching again.
     *
     * @param joined the frame that it was learnt on
     * @param state what {@link Matching#state()} gave
     * @return a matching equal to the learnt one
     */
    Matching restore(Frame joined, S state);
}
