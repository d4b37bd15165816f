package dev.hma.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The types that hold values of another type. */
final class Containers {
    private Containers() {}

    /** Arrays, of primitives too. */
    record ArrayCodec(Class<?> elementType, Codec element) implements Codec {
        @Override
        public String expected() {
            return "a list";
        }

        @Override
        public JsonNode write(@Nullable Object value, JsonPath path) {
            Object array = present(value, path);
            int length = Array.getLength(array);
            ArrayNode out = JsonNodeFactory.instance.arrayNode(length);
            for (int i = 0; i < length; i++) {
                out.add(element.write(Array.get(array, i), path.element(i)));
            }
            return out;
        }

        @Override
        public Object read(JsonNode tree, JsonPath path) {
            if (!tree.isArray()) {
                throw mistyped(tree, path);
            }
            Object array = Array.newInstance(elementType, tree.size());
            int i = 0;
            for (JsonNode value : tree) {
                Array.set(array, i, element.read(value, path.element(i)));
                i++;
            }
            return array;
        }
    }

    /** Lists; read as unmodifiable ones. */
    record ListCodec(Codec element) implements Codec {
        @Override
        public String expected() {
            return "a list";
        }

        @Override
        public JsonNode write(@Nullable Object value, JsonPath path) {
            List<?> list = (List<?>) present(value, path);
            ArrayNode out = JsonNodeFactory.instance.arrayNode(list.size());
            for (Object each : list) {
                out.add(element.write(each, path.element(out.size())));
            }
            return out;
        }

        @Override
        public Object read(JsonNode tree, JsonPath path) {
            if (!tree.isArray()) {
                throw mistyped(tree, path);
            }
            List<@Nullable Object> list = new ArrayList<>(tree.size());
            for (JsonNode value : tree) {
                list.add(element.read(value, path.element(list.size())));
            }
            return Collections.unmodifiableList(list);
        }
    }

    /** Maps with text as keys: written in the order of their keys, since that of {@code Map.of} changes from run to run. */
    record MapCodec(Codec element) implements Codec {
        @Override
        public String expected() {
            return "an object";
        }

        @Override
        public JsonNode write(@Nullable Object value, JsonPath path) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            ((Map<?, ?>) present(value, path)).forEach((key, each) -> sorted.put((String) key, each));
            ObjectNode out = JsonNodeFactory.instance.objectNode();
            sorted.forEach((key, each) -> out.set(key, element.write(each, path.field(key))));
            return out;
        }

        @Override
        public Object read(JsonNode tree, JsonPath path) {
            if (!tree.isObject()) {
                throw mistyped(tree, path);
            }
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : tree.properties()) {
                map.put(field.getKey(), element.read(field.getValue(), path.field(field.getKey())));
            }
            return Collections.unmodifiableMap(map);
        }
    }

    /** What may be null. */
    record NullableCodec(Codec element) implements Codec {
        @Override
        public String expected() {
            return element.expected() + " or null";
        }

        @Override
        public JsonNode write(@Nullable Object value, JsonPath path) {
            return value == null ? NullNode.instance : element.write(value, path);
        }

        @Override
        public @Nullable Object read(JsonNode tree, JsonPath path) {
            return tree.isNull() ? null : element.read(tree, path);
        }
    }

    /** Optional values, null in JSON where they are not there. */
    record OptionalCodec(Codec element) implements Codec {
        @Override
        public String expected() {
            return element.expected() + " or null";
        }

        @Override
        public JsonNode write(@Nullable Object value, JsonPath path) {
            Optional<?> optional = (Optional<?>) present(value, path);
            return optional.isEmpty() ? NullNode.instance : element.write(optional.get(), path);
        }

        @Override
        public Object read(JsonNode tree, JsonPath path) {
            return tree.isNull() ? Optional.empty() : Optional.ofNullable(element.read(tree, path));
        }
    }

    /** Trees, for whoever knows their type only later. */
    record TreeCodec(Class<?> type) implements Codec {
        @Override
        public String expected() {
            return type == ObjectNode.class ? "an object" : type == ArrayNode.class ? "a list" : "a value";
        }

        @Override
        public JsonNode write(@Nullable Object value, JsonPath path) {
            return (JsonNode) present(value, path);
        }

        @Override
        public Object read(JsonNode tree, JsonPath path) {
            if (!type.isInstance(tree)) {
                throw mistyped(tree, path);
            }
            return tree;
        }
    }
}
