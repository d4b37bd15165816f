package dev.hma.core.model;

import java.util.List;

/**
 * The shape of the forest that a self-reference without cycles makes.
 *
 * @param children per level, roots first, the numbers of children of its rows
 */
public record Levels(List<ChildCounts> children) {
    /** Copies the list. */
    public Levels {
        children = List.copyOf(children);
    }
}
