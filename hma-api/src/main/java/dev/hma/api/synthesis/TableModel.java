package dev.hma.api.synthesis;

import dev.hma.api.feature.FeatureBatch;
import dev.hma.api.random.Draws;
import java.util.BitSet;
import java.util.List;

/** A fitted single-table synthesizer: immutable, thread-safe, free of the rows it was fitted to. */
public interface TableModel {
    /**
     * Draws rows. Every row is a function of its own number, the given values and {@code draws}, never of the batch it
     * comes in: row {@code rows.firstRow() + i}, feature k takes its random number from that row and lane k.
     *
     * @param rows a batch of the frame that was fitted; the given features are filled, the others receive values
     * @param given the features that are filled already and stay as they are: the context, always, and conditions, if
     *     the synthesizer has that ability
     * @param draws the random numbers
     */
    void sample(FeatureBatch rows, BitSet given, Draws draws);

    /**
     * Draws all rows of a table at once; the engine asks for that where a table is small enough to be held in memory. Every row
     * follows the same distribution as in {@link #sample}, which is what this does by default. A model that sees all rows can do
     * better, as chance weighs most on few rows: it can draw them such that together they come as close to the distribution
     * as their number allows. It may use parallel streams: the engine calls it where these take as many threads as users allow.
     *
     * @param rows all rows of the table, the first one row 0; otherwise as in {@link #sample}
     * @param given as in {@link #sample}
     * @param draws the random numbers
     */
    default void sampleAll(FeatureBatch rows, BitSet given, Draws draws) {
        sample(rows, given, draws);
    }

    /** {@return what is needed to build this model again: a public record of numbers, texts, enums, arrays, lists, records} */
    Record state();

    /**
     * Tells people how features are drawn; asked when a model is inspected, never when rows are drawn. Computed from what
     * {@link #state()} holds, so that a restored model tells the same.
     *
     * @return nothing by default; else one explanation per feature that is drawn, in the order in which they are, or in
     *     that of the frame if all are drawn at once
     */
    default List<Explanation> explain() {
        return List.of();
    }
}
