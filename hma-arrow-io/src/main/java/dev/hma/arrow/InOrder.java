package dev.hma.arrow;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts what several threads make into the order of its numbers: an item that comes early waits for those before it.
 *
 * <p>After a failure nothing more is taken, as the order would have a gap.
 *
 * @param <T> the kind of item
 */
final class InOrder<T> {
    /** Takes the items, in order, one at a time. */
    interface Taker<T> {
        void take(T item) throws IOException;
    }

    private final Taker<T> taker;
    private final Map<Long, T> early = new HashMap<>();
    private long next;
    private boolean failed;

    InOrder(Taker<T> taker) {
        this.taker = taker;
    }

    synchronized void put(long number, T item) throws IOException {
        if (failed) {
            throw new IOException("block " + number + " comes after a failure or after the end");
        }
        if (number < next || early.putIfAbsent(number, item) != null) {
            throw new IllegalArgumentException("block " + number + " was written twice");
        }
        failed = true;
        for (T due = early.remove(next); due != null; due = early.remove(next)) {
            taker.take(due);
            next++;
        }
        failed = false;
    }

    /** Gives up what is still waiting; further items are refused. */
    synchronized void abandon(Consumer<T> disposal) {
        failed = true;
        early.values().forEach(disposal);
        early.clear();
    }

    /** Checks that everything has been taken; further items are refused. */
    synchronized void end() throws IOException {
        if (failed) {
            throw new IOException("a block could not be written");
        }
        failed = true;
        if (!early.isEmpty()) {
            throw new IllegalStateException("block " + next + " is missing, later ones are there");
        }
    }
}
