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
     * Begins to learn.
     *
     * @param joined real child rows, each joined with its real parent: the child's features as context, then the
     *     parent's features
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
