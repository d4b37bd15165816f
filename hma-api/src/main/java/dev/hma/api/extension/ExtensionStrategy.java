package dev.hma.api.extension;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.feature.Frame;
import dev.hma.api.learning.Learning;

/**
 * Summarises the children of every parent in extension columns of the parent.
 *
 * @param <S> the state of its extensions
 */
public interface ExtensionStrategy<S extends Record> {
    /**
     * Begins to learn about the children of one relationship.
     *
     * @param children the features of the child table
     * @return what to add up per family
     */
    Families learn(Frame children);

    /**
     * Builds an extension again.
     *
     * @param children the frame that it was learnt on
     * @param state what {@link Extension#state()} gave
     * @return an extension equal to the learnt one
     */
    Extension restore(Frame children, S state);

    /** The sums over each family's rows. The engine owns them: a range of {@link #cells()} longs per family. */
    interface Families {
        /** {@return the number of sums per family} */
        int cells();

        /**
         * The most extension columns that can come of the sums. It is told before the fit, which need not have as many.
         *
         * @return the number; by default that of the sums
         */
        default int mostColumns() {
            return cells();
        }

        /**
         * Adds rows to the sums of their families: row i adds from index {@code rows.families()[i] * cells()} on. Rows
         * whose family is -1 belong to none and are passed over. Threads may call it at the same time with arrays of
         * their own.
         *
         * @param rows the child rows
         * @param cells the sums of all families, or of a range of them, one after the other
         */
        void add(FeatureBatch rows, long[] cells);

        /**
         * Learns what all families have in common.
         *
         * @return a learning whose rows are families, with cell k as feature k; families without rows are among them
         */
        Learning<Extension> pool();
    }
}
