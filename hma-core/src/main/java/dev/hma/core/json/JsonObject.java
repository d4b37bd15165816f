package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An object of a JSON file that people write, with the place where it stands. Every getter throws a {@link
 * SynthesisException} that names place and key if the value is of another kind; null counts as absent.
 */
public final class JsonObject {
    private final ObjectNode node;
    private final String place;

    private JsonObject(ObjectNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /**
     * Takes a tree that has to be an object.
     *
     * @param tree the tree
     * @param place where it stands, for messages: {@code table flights}
     * @return the object
     * @throws SynthesisException if it is not an object
     */
    public static JsonObject of(JsonNode tree, String place) {
        if (tree instanceof ObjectNode object) {
            return new JsonObject(object, place);
        }
        SynthesisException failure =
                new SynthesisException(Described.value(tree) + " where an object is expected", "Write { ... }");
        throw place.isEmpty() ? failure : failure.in(place);
    }

    /** {@return a failure at this object's place} */
    public SynthesisException failure(String problem, String advice) {
        SynthesisException failure = new SynthesisException(problem, advice);
        return place.isEmpty() ? failure : failure.in(place);
    }

    /**
     * Refuses keys that mean nothing.
     *
     * @param known the keys that mean something
     * @return this object
     */
    public JsonObject allow(Collection<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw failure("unknown key \"" + key + "\"", "The keys here are " + String.join(", ", known));
            }
        }
        return this;
    }

    /** {@return the keys, in their order} */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** {@return the object itself as a tree, not a copy} */
    public ObjectNode tree() {
        return node;
    }

    /** {@return the value of a key as it is, if there is one} */
    public Optional<JsonNode> value(String key) {
        return Optional.ofNullable(present(key));
    }

    private @Nullable JsonNode present(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    private SynthesisException mistyped(String key, JsonNode value, String expected) {
        return failure("\"" + key + "\" is " + Described.value(value) + " where " + expected + " is expected", "");
    }

    private SynthesisException missing(String key) {
        return failure("the key \"" + key + "\" is missing", "Add it");
    }

    /** {@return the text of a key, if there is one} */
    public Optional<String> text(String key) {
        JsonNode value = present(key);
        if (value != null && !value.isTextual()) {
            throw mistyped(key, value, "text");
        }
        return value == null ? Optional.empty() : Optional.of(value.textValue());
    }

    /** {@return the text of a key that has to be there} */
    public String requiredText(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    /** {@return true or false, if the key is there} */
    public Optional<Boolean> flag(String key) {
        JsonNode value = present(key);
        if (value != null && !value.isBoolean()) {
            throw mistyped(key, value, "true or false");
        }
        return value == null ? Optional.empty() : Optional.of(value.booleanValue());
    }

    /** {@return the whole number of a key, if there is one} */
    public OptionalLong whole(String key) {
        JsonNode value = present(key);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToLong())) {
            throw mistyped(key, value, "a whole number of 64 bits");
        }
        return value == null ? OptionalLong.empty() : OptionalLong.of(value.longValue());
    }

    /** {@return the texts of a key, a single text counting as a list of one; empty if the key is not there} */
    public List<String> texts(String key) {
        JsonNode value = present(key);
        if (value == null) {
            return List.of();
        }
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        if (!value.isArray()) {
            throw mistyped(key, value, "text or a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw mistyped(key + "[" + texts.size() + "]", element, "text");
            }
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    /** {@return the texts of a key that has to be there, one at least} */
    public List<String> requiredTexts(String key) {
        List<String> texts = texts(key);
        if (texts.isEmpty()) {
            throw present(key) == null
                    ? missing(key)
                    : failure("\"" + key + "\" is an empty list", "Name one at least");
        }
        return texts;
    }

    /**
     * The object of a key.
     *
     * @param key the key
     * @param place where that object stands; the place of this one is put before it
     * @return the object, if there is one
     */
    public Optional<JsonObject> object(String key, String place) {
        JsonNode value = present(key);
        if (value != null && !value.isObject()) {
            throw mistyped(key, value, "an object");
        }
        return value == null ? Optional.empty() : Optional.of(of(value, inner(place)));
    }

    /** {@return the object of a key that has to be there; the place as for {@link #object}} */
    public JsonObject requiredObject(String key, String place) {
        return object(key, place).orElseThrow(() -> missing(key));
    }

    /** {@return the elements of the list of a key; empty if the key is not there} */
    public List<JsonNode> list(String key) {
        JsonNode value = present(key);
        if (value != null && !value.isArray()) {
            throw mistyped(key, value, "a list");
        }
        List<JsonNode> elements = new ArrayList<>();
        if (value != null) {
            value.forEach(elements::add);
        }
        return elements;
    }

    private String inner(String further) {
        return place.isEmpty() ? further : further.isEmpty() ? place : place + ", " + further;
    }
}
