package dev.hma.core.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hma.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A component that somebody chose: its name and the parameters that differ from its defaults. In JSON it is the name
 * alone, or {@code {"name": ..., "parameters": {...}}}.
 *
 * @param name the component's name
 * @param parameters the parameters that were given; a copy every time
 */
public record Choice(String name, ObjectNode parameters) {
    /** Copies the parameters. */
    public Choice {
        parameters = parameters.deepCopy();
    }

    /** {@return a choice with the component's defaults} */
    public static Choice of(String name) {
        return new Choice(name, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Reads a choice.
     *
     * @param owner the object that holds it
     * @param key its key there
     * @return the choice, if the key is there
     * @throws dev.hma.api.SynthesisException if its value is neither a name nor an object with a name
     */
    public static Optional<Choice> read(JsonObject owner, String key) {
        JsonNode value = owner.value(key).orElse(null);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isTextual()) {
            return Optional.of(of(value.textValue()));
        }
        if (!value.isObject()) {
            throw owner.failure(
                    "\"" + key + "\" is " + value, "Write a name, or {\"name\": ..., \"parameters\": {...}}");
        }
        JsonObject object = owner.requiredObject(key, key).allow(List.of("name", "parameters"));
        String name = object.requiredText("name");
        return Optional.of(object.object("parameters", "parameters")
                .map(parameters -> new Choice(name, parameters.tree()))
                .orElseGet(() -> of(name)));
    }

    @Override
    public ObjectNode parameters() {
        return parameters.deepCopy();
    }

    /** {@return the tree that {@link #read} finds under the key} */
    public JsonNode toTree() {
        if (parameters.isEmpty()) {
            return TextNode.valueOf(name);
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("name", name);
        out.set("parameters", parameters());
        return out;
    }
}
