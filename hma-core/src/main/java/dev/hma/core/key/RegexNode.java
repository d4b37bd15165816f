package dev.hma.core.key;

import java.util.List;

/** A parsed regular expression. */
sealed interface RegexNode {
    /** Characters from {@code low} to {@code high}, both included. */
    record Range(int low, int high) {}

    /** One character out of some ranges, which may overlap. */
    record Chars(List<Range> ranges) implements RegexNode {}

    /** One node after the other; the empty text if there are none. */
    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /** One of several nodes. */
    record Choice(List<RegexNode> branches) implements RegexNode {}

    /** A node from {@code min} to {@code max} times. */
    record Repeat(RegexNode node, int min, int max) implements RegexNode {}
}
