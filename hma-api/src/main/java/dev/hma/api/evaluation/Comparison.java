package dev.hma.api.evaluation;

import dev.hma.api.random.Draws;
import dev.hma.api.schema.Schema;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a metric compares, and the help it gets. */
public interface Comparison {
    /** {@return the structure that both sides are read by} */
    Schema schema();

    /** {@return the real database} */
    Data real();

    /** {@return the database that is judged} */
    Data synthetic();

    /** {@return real rows that the synthesizer has not seen; null if there are none} */
    @Nullable
    Data holdout();

    /** {@return the source of random numbers; the same for the same seed, whatever is measured besides} */
    Draws draws();

    /**
     * Does independent pieces of work on all threads.
     *
     * @param count the number of pieces
     * @param piece does the piece of a number from 0; called by several threads
     * @param <T> what a piece gives
     * @return the outcomes, in the order of the pieces
     */
    <T> List<T> parallel(int count, IntFunction<T> piece);

    /**
     * What several metrics need is found only once.
     *
     * @param key names what is found
     * @param supplier finds it
     * @param <T> its type
     * @return what was found
     */
    <T> T shared(Class<T> key, Supplier<T> supplier);

    /**
     * Tells that a figure is missing, or holds for a part of the rows only, and why.
     *
     * @param what the figure, or what it is about: a table, a column, a relationship
     * @param why the reason, a sentence
     */
    void note(String what, String why);
}
