package dev.hma.api.synthesis;

import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;
import dev.hma.api.random.Draws;
import java.util.Set;

/**
 * Learns the joint distribution of the features of one frame.
 *
 * @param <S> the state of its models
 */
public interface TableSynthesizer<S extends Record> {
    /** What a synthesizer can do beyond drawing whole rows. */
    enum Ability {
        /**
         * It draws rows given context features. The engine then hands it natural rows with the parent's features in
         * front; a synthesizer without this ability gets residuals instead.
         */
        CONTEXT,
        /** It draws the rest of a row given any of its features. */
        CONDITIONS,
        /** It wants whole families in one batch, in order, and keeps state from row to row of a family. */
        SEQUENCES
    }

    /**
     * Begins to learn.
     *
     * @param frame the features
     * @param draws random numbers for the estimation, if it needs any
     * @return the first wish, or the model if nothing is to be learnt
     */
    Learning<TableModel> learn(Frame frame, Draws draws);

    /**
     * Builds a model again.
     *
     * @param frame the frame that it was learnt on
     * @param state what {@link TableModel#state()} gave
     * @return a model that draws the same rows, bit for bit
     */
    TableModel restore(Frame frame, S state);

    /** {@return what it can do; nothing special by default} */
    default Set<Ability> abilities() {
        return Set.of();
    }
}
