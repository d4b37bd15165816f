package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hma.api.SynthesisException;
import org.jspecify.annotations.Nullable;

/** Writes the values of one Java type as trees and reads them back. */
interface Codec {
    /**
     * A value as a tree.
     *
     * @throws SynthesisException if it has no place in JSON: not finite, or null
     */
    JsonNode write(@Nullable Object value, JsonPath path);

    /**
     * A tree as a value.
     *
     * @throws SynthesisException if it is of another kind
     */
    @Nullable
    Object read(JsonNode tree, JsonPath path);

    /** {@return what a value is called where another one was found: {@code a whole number}} */
    String expected();

    /** {@return the failure to say that a tree is of another kind} */
    default SynthesisException mistyped(JsonNode tree, JsonPath path) {
        return path.failure(Described.value(tree) + " where " + expected() + " is expected", "");
    }

    /** {@return the value}, refused if it is null */
    default <T> T present(@Nullable T value, JsonPath path) {
        if (value == null) {
            throw path.failure("null where " + expected() + " is expected", "");
        }
        return value;
    }
}
