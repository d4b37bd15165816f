package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Constants of an enum by their names in lower case, words joined by hyphens. */
record EnumCodec(Map<String, Object> constants) implements Codec {
    static EnumCodec of(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : Objects.requireNonNull(type.getEnumConstants(), type.getName())) {
            constants.put(name(constant), constant);
        }
        return new EnumCodec(Collections.unmodifiableMap(constants));
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String expected() {
        return "one of " + String.join(", ", constants.keySet());
    }

    @Override
    public JsonNode write(@Nullable Object value, JsonPath path) {
        return TextNode.valueOf(name(present(value, path)));
    }

    @Override
    public Object read(JsonNode tree, JsonPath path) {
        Object constant = tree.isTextual() ? constants.get(tree.textValue()) : null;
        if (constant == null) {
            throw mistyped(tree, path);
        }
        return constant;
    }
}
